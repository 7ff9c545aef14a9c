'use strict';
/* The portfolio map: margin at risk over likelihood of defection, size by revenue, colour and shape by stance. */
report.map = (() => {
  const {data, label, colon, percent, money, brief, compact, svg, h, title, shape, short} = report;
  const MARGIN = {top: 14, right: 18, bottom: 44, left: 74, unknown: 34};

  const jitter = i => ((i * 2654435761) % 1000) / 1000 - 0.5;

  const draw = (host, currency, isShown) => {
    const width = Math.max(300, host.clientWidth || 900);
    const height = Math.round(Math.min(430, Math.max(300, width * 0.42)));
    const own = data.accounts.filter(a => !a.risk || a.risk[1] === currency);
    const known = own.filter(a => a.risk);
    const bottom = height - MARGIN.bottom - (known.length < own.length ? MARGIN.unknown : 0);
    const x = d3.scaleLinear([0, 1], [MARGIN.left + 6, width - MARGIN.right]);
    const y = d3.scalePow([0, Math.max(1, d3.max(known, a => a.risk[0]) || 0)], [bottom, MARGIN.top + 22]).exponent(0.5).nice();
    const size = d3.scaleLinear([0, Math.max(1, d3.max(own, a => a.revenue && a.revenue[1] === currency ? a.revenue[0] : 0) || 0)],
      [38, width < 600 ? 380 : 820]);
    const points = own.map(a => ({
      account: a,
      x: x(a.p),
      y: a.risk ? y(Math.max(0, a.risk[0])) : height - MARGIN.bottom - MARGIN.unknown / 2 + jitter(a.rank) * 14,
      size: a.revenue && a.revenue[1] === currency ? size(Math.max(0, a.revenue[0])) : 38
    })).sort((one, other) => other.size - one.size);

    const chart = svg('svg', {width, height, viewBox: `0 0 ${width} ${height}`, 'aria-hidden': 'true'});
    const root = d3.select(chart);
    const thresholds = [['LOW', 0], ...Object.entries(data.levels), ['', 1]];
    thresholds.slice(0, -1).forEach(([level, from], i) => {
      root.append('line').attr('class', 'zone').attr('x1', x(from)).attr('x2', x(from)).attr('y1', MARGIN.top).attr('y2', height - MARGIN.bottom);
      const room = x(thresholds[i + 1][1]) - x(from);
      if (room > 60) {
        root.append('text').attr('class', 'zone-name').attr('x', x(from) + 6).attr('y', MARGIN.top + 4).text(report.text(`level.${level}`));
      }
    });
    root.append('g').attr('class', 'axis').attr('transform', `translate(0,${height - MARGIN.bottom})`)
      .call(d3.axisBottom(x).ticks(width < 500 ? 5 : 10).tickFormat(percent));
    root.append('g').attr('class', 'axis').attr('transform', `translate(${MARGIN.left},0)`)
      .call(d3.axisLeft(y).ticks(6).tickFormat(v => compact(v)));
    if (known.length < own.length) {
      root.append('line').attr('class', 'zone').attr('x1', MARGIN.left).attr('x2', width - MARGIN.right)
        .attr('y1', height - MARGIN.bottom - MARGIN.unknown).attr('y2', height - MARGIN.bottom - MARGIN.unknown);
      root.append('text').attr('text-anchor', 'end').attr('x', MARGIN.left - 8).attr('y', height - MARGIN.bottom - MARGIN.unknown / 2 + 4).text(label('map.unknown'));
    }
    root.append('text').attr('x', width - MARGIN.right).attr('y', height - 8).attr('text-anchor', 'end').text(label('map.x'));
    root.append('text').attr('transform', `translate(13,${MARGIN.top + 2}) rotate(-90)`).attr('text-anchor', 'end')
      .text(currency ? label('map.y', currency) : label('map.y.none'));

    const paths = root.append('g').selectAll('path').data(points).join('path')
      .attr('d', d => shape(d.account.stance, d.size))
      .attr('transform', d => `translate(${d.x.toFixed(1)},${d.y.toFixed(1)})`)
      .attr('class', d => `point stance-${d.account.stance}`);
    names(root, points, width, crowds(root, points, width));
    const ring = root.append('circle').attr('class', 'ring').attr('visibility', 'hidden');

    const tip = h('div', {class: 'tip', hidden: true});
    const live = h('span', {class: 'live', role: 'status'});
    const tree = d3.quadtree(points, d => d.x, d => d.y);
    const frame = h('div', {class: 'map', tabindex: '0', role: 'application', 'aria-roledescription': label('map.role'),
      'aria-label': label('map.help', own.length)}, chart, tip);
    let active = null;
    const show = (point, spoken) => {
      active = point;
      tip.hidden = !point;
      ring.attr('visibility', point ? 'visible' : 'hidden');
      if (!point) {
        return;
      }
      const a = point.account;
      const lines = [`${short(`stance.${a.stance}`)} · ${report.text(`level.${a.level}`)} ${percent(a.p)}`,
        `${label('atRisk')}${colon()}${money(a.risk)}`, `${label('revenue')}${colon()}${money(a.revenue)}`];
      tip.replaceChildren(h('b', {}, report.foreign(title(a))), ...lines.map(line => h('div', {}, line)));
      const left = point.x > width * 0.6;
      tip.style.setProperty('left', left ? 'auto' : `${point.x + 16}px`);
      tip.style.setProperty('right', left ? `${width - point.x + 16}px` : 'auto');
      tip.style.setProperty('top', `${Math.min(point.y, height - 110)}px`);
      ring.attr('cx', point.x).attr('cy', point.y).attr('r', Math.sqrt(point.size) * 0.75 + 5);
      if (spoken) {
        live.textContent = `${title(a)}. ${lines.join('. ')}`;
      }
    };
    const near = event => {
      const box = chart.getBoundingClientRect();
      const scale = width / box.width;
      const px = (event.clientX - box.left) * scale;
      const py = (event.clientY - box.top) * scale;
      const found = tree.find(px, py, 26);
      return found && isShown(found.account) ? found : points.filter(d => isShown(d.account))
        .find(d => Math.hypot(d.x - px, d.y - py) < Math.sqrt(d.size) * 0.6) || null;
    };
    frame.addEventListener('pointermove', event => show(near(event)));
    frame.addEventListener('pointerleave', () => show(null));
    frame.addEventListener('click', event => {
      const point = near(event);
      if (point) {
        report.open(point.account);
      }
    });
    frame.addEventListener('keydown', event => {
      const steps = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1};
      const order = points.filter(d => isShown(d.account)).sort((one, other) => one.account.rank - other.account.rank);
      if (event.key in steps && order.length) {
        const at = active ? order.indexOf(active) : steps[event.key] > 0 ? -1 : 0;
        show(order[(at + steps[event.key] + order.length) % order.length], true);
      } else if (event.key === 'Home' || event.key === 'End') {
        show(order[event.key === 'Home' ? 0 : order.length - 1] || null, true);
      } else if (event.key === 'Enter' && active) {
        report.open(active.account);
      } else if (event.key === 'Escape') {
        show(null);
      } else {
        return;
      }
      event.preventDefault();
    });
    frame.addEventListener('blur', () => show(null));
    host.replaceChildren(frame, live);
    const update = () => paths.classed('off', d => !isShown(d.account));
    update();
    return update;
  };

  const room = (words, letter) => [...words].reduce((sum, c) => sum + letter * (c.codePointAt(0) > 0x2e80 ? 1 : 0.55), 0);
  const clear = (box, taken) => taken.every(o => box.x + box.w < o.x || o.x + o.w < box.x || box.y + box.h < o.y || o.y + o.h < box.y);

  /* Where marks cover each other, how many there are, above each other where they would meet; gives what room they take. */
  const crowds = (root, points, width) => {
    const taken = [];
    const places = d3.rollup(points, here => here, d => `${Math.round(d.x / 4)} ${d.account.risk ? Math.round(d.y / 4) : 'unknown'}`);
    for (const here of [...places.values()].filter(one => one.length > 4)) {
      const reach = Math.sqrt(here[0].size) * 0.6 + 5;
      const words = label('map.more', here.length);
      const length = room(words, 11);
      const left = here[0].x + reach + length > width;
      const box = {x: left ? here[0].x - reach - length : here[0].x + reach, y: here[0].y - 16, w: length, h: 13};
      while (!clear(box, taken)) {
        box.y -= 4;
      }
      taken.push(box);
      root.append('text').attr('class', 'crowd').attr('x', left ? box.x + length : box.x).attr('y', box.y + 11)
        .attr('text-anchor', left ? 'end' : 'start').text(words);
    }
    return taken;
  };

  /* The weightiest accounts bear their names where there is room. */
  const names = (root, points, width, taken) => {
    let budget = width < 600 ? 4 : 12;
    for (const point of points.filter(d => d.account.risk && d.account.risk[0] > 0).sort((one, other) => one.account.rank - other.account.rank)) {
      if (budget === 0) {
        return;
      }
      const full = title(point.account).replace(/[\p{C}]/gu, '·');
      const name = full.length > 24 ? `${[...full].slice(0, 23).join('')}…` : full;
      const length = room(name, 12);
      const radius = Math.sqrt(point.size) * 0.62 + 4;
      const left = point.x + radius + length > width - 8;
      const box = {x: left ? point.x - radius - length : point.x + radius, y: point.y - 7, w: length, h: 14};
      const bare = points.every(o => o === point || o.size < 90 || Math.abs(o.y - point.y) > Math.sqrt(o.size) * 0.5 + 6
        || o.x + Math.sqrt(o.size) * 0.5 < box.x || o.x - Math.sqrt(o.size) * 0.5 > box.x + box.w);
      if (bare && clear(box, taken) && box.x > MARGIN.left + 8) {
        taken.push(box);
        budget--;
        root.append('text').attr('class', 'name').attr('x', left ? point.x - radius : point.x + radius).attr('y', point.y + 4)
          .attr('text-anchor', left ? 'end' : 'start').text(name);
      }
    }
  };

  return {draw, brief};
})();
