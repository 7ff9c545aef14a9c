'use strict';
/* The page of one account: its commitments, causes with evidence, actions, what is withheld and what is unknown. */
report.account = (() => {
  const {data, text, label, colon, lead, DOT, short, h, svg, foreign, wide, whole, number, percent, share, money, value, compared, SIX, sign, meaning, mark, tag, title} = report;
  const GAPS = 8;
  const MONTHS = 36;

  const evidence = signal => {
    const lines = [];
    for (let i = 3; i < signal.length; i += 4) {
      const metric = data.metrics[signal[i]];
      const [operator, limit, key, from] = data.comparisons[signal[i + 3]];
      const [observed, compare] = compared(signal[i + 2], limit, metric[1]);
      lines.push(h('li', {}, meaning(metric), signal[i + 1] ? [' ', h('span', {class: 'tag foreign'}, foreign(signal[i + 1]))] : null, colon(),
        h('b', {}, foreign(observed)), ' ',
        operator === '==' && signal[i + 2] === limit ? null : [sign(operator), ' ', foreign(compare), ' '],
        h('span', {class: 'code soft'}, metric[0], key && key !== metric[0] ? DOT + key : '', key ? [DOT, foreign(from)] : '')));
    }
    return h('ul', {class: 'evidence'}, lines);
  };
  const signalItem = (account, code) => {
    const signal = account.signals.find(s => s[0] === code);
    return h('li', {}, signal ? [tag('severity', signal[1]), ' '] : null, text(`signal.${code}`),
      signal ? [' ', h('span', {class: 'soft small'}, label('rule', data.rules[signal[2]])), evidence(signal)] : null);
  };
  const signalList = (account, codes) => h('ul', {class: 'signals'}, codes.map(code => signalItem(account, code)));

  const head = account => {
    const facts = [];
    for (let i = 0; i < account.facts.length; i += 2) {
      const [name, unit, words] = data.metrics[account.facts[i]];
      const kind = {'profile.kind': 'kind', 'value.valueClass': 'valueClass'}[name];
      facts.push(h('div', {}, h('dt', {title: name}, meaning([name, unit, words])),
        h('dd', {}, kind ? text(`${kind}.${account.facts[i + 1]}`) : foreign(value(account.facts[i + 1], unit)))));
    }
    return h('section', {class: 'card'},
      h('h1', {id: 'account', tabindex: '-1'}, foreign(title(account))),
      h('p', {class: 'soft'}, foreign(account.id), ' · ', label('asOf', account.asOf), account.tier ? ` · ${text(`tier.${account.tier}`)}` : ''),
      h('div', {class: 'figures inner'},
        h('div', {}, h('span', {class: 'stance big'}, mark(account.stance), short(`stance.${account.stance}`)), h('span', {class: 'soft small'}, text(`stance.${account.stance}`).split(/[:：]/).slice(1).join('：').trim())),
        h('div', {}, h('b', {}, tag('level', account.level), ` ${percent(account.p)}`), h('span', {class: 'soft small'}, label('likelihood'))),
        h('div', {}, h('b', {}, money(account.risk)), h('span', {class: 'soft small'}, label('atRisk'))),
        h('div', {}, h('b', {}, money(account.revenue)), h('span', {class: 'soft small'}, label('revenue')))),
      facts.length ? h('dl', {class: 'facts'}, facts) : null);
  };

  const actions = account => h('section', {class: 'card long'}, h('h2', {}, label('actions')),
    account.actions.length ? null : h('p', {class: 'soft'}, label('noAction')),
    h('ol', {class: 'actions'}, account.actions.map((action, i) => {
      const play = data.plays[action.code];
      const [basis, save, atRisk, cost, net, urgency, confidence, lever] = action.factors;
      const currency = account.risk ? `${account.risk[1]} ` : account.revenue ? `${account.revenue[1]} ` : '';
      const factor = (name, shown) => shown === null ? null : h('div', {}, h('dt', {}, label(name)), h('dd', {}, shown));
      return h('li', {class: 'action'},
        h('h3', {}, `${i + 1}. ${text(`action.${action.code}`)}`, action.owed ? [' ', h('span', {class: 'tag bad'}, label('owed'))] : null),
        h('p', {}, h('b', {}, text(`owner.${action.owner}`)), ' · ', h('b', {}, label('by', action.due)), ' · ', h('span', {class: 'whole'}, label('hours', whole(play.hours)))),
        h('p', {class: 'soft'}, lead('because'), action.because.map(key => text(key)).join(DOT)),
        play.steps.length ? h('ol', {class: 'steps'}, play.steps.map(step => h('li', {}, report.pick(step)))) : null,
        h('p', {}, h('b', {}, lead('success')), report.pick(play.success)),
        h('p', {}, h('b', {}, lead('stop')), report.pick(play.stop)),
        h('details', {}, h('summary', {class: 'small'}, label('score', net === null ? number(action.score) : currency + whole(action.score))),
          h('dl', {class: 'facts'},
            factor('factor.basis', label(`basis.${basis}`)), factor('factor.save', share(save)),
            factor('factor.atRisk', atRisk === null ? null : currency + whole(atRisk)), factor('factor.cost', cost === null ? null : currency + whole(cost)),
            factor('factor.net', net === null ? label('factor.relative') : currency + whole(net)), factor('factor.urgency', number(urgency)),
            factor('factor.confidence', number(confidence)), factor('factor.lever', number(lever))),
          h('p', {class: 'code soft'}, foreign(action.key))));
    })));

  const causes = account => {
    const told = new Set();
    const likely = (name, likelihood, aside, body) => h('div', {class: 'cause'},
      h('h3', {}, name, ' ', h('span', {class: 'tag'}, percent(likelihood)), aside ? h('span', {class: 'soft'}, ` ${aside}`) : null),
      h('div', {class: 'bar-track'}, wide(h('span', {class: 'bar-fill'}), likelihood)), body);
    const blocks = account.causes.map(([code, likelihood, controllable, facets, supporting, contrary]) => {
      supporting.concat(contrary).forEach(signal => told.add(signal));
      return likely(text(`cause.${code}`), likelihood, text(`controllable.${controllable}`), [
        facets.length ? h('p', {class: 'soft'}, facets.map(facet => text(`facet.${facet}`)).join(DOT)) : null,
        signalList(account, supporting),
        contrary.length ? [h('p', {class: 'soft'}, label('contrary')), signalList(account, contrary)] : null]);
    });
    const conduct = account.conduct.map(([code, likelihood, supporting]) => {
      supporting.forEach(signal => told.add(signal));
      return likely(text(`risk.${code}`), likelihood, label('conduct.one'), signalList(account, supporting));
    });
    const rest = account.signals.map(s => s[0]).filter(code => !told.has(code));
    return h('section', {class: 'card long'}, h('h2', {}, label('why')),
      blocks.length + conduct.length + rest.length ? null : h('p', {class: 'soft'}, label('why.none')),
      blocks, conduct, rest.length ? [h('h3', {}, label('noticed')), signalList(account, rest)] : null);
  };

  const commitments = account => h('section', {class: 'card'}, h('h2', {}, label('commitments')),
    h('ul', {class: 'commitments'}, account.commitments.map(([code, status, signals]) => h('li', {},
      h('span', {}, text(`commitment.${code}`)), tag('status', status),
      signals.length ? h('div', {class: 'soft small'}, signals.map(signal => text(`signal.${signal}`)).join(DOT)) : null))));

  const withheld = account => account.withheld.length === 0 ? null : h('section', {class: 'card long'}, h('h2', {}, label('withheld')),
    h('ul', {}, account.withheld.map(n => data.withheld[n]).map(([code, reason, rule, until, ...conditions]) => {
      const preconditions = [];
      for (let i = 0; i < conditions.length; i += 2) {
        preconditions.push(h('li', {}, h('span', {class: `tag ${conditions[i + 1] ? 'good' : 'bad'}`}, conditions[i + 1] ? `✓ ${label('met')}` : `✕ ${label('missing')}`), ' ', text(`permit.${conditions[i]}`)));
      }
      return h('li', {}, h('b', {}, text(`action.${code}`)), colon(), text(`guard.${reason}`), until ? ` (${label('until', until)})` : '', ' ', h('span', {class: 'soft small'}, label('rule', rule)),
        preconditions.length ? h('ul', {}, preconditions) : null);
    })));

  const gaps = account => {
    if (account.gaps.length === 0) {
      return null;
    }
    const sorted = [...account.gaps].sort((one, other) => other.length - one.length);
    const item = ([metric, ...codes]) => h('li', {}, meaning(data.metrics[metric]), ' ', h('span', {class: 'code soft'}, data.metrics[metric][0]),
      h('div', {class: 'soft small'}, lead('couldDecide'), codes.map(code => text(`signal.${code}`)).join(DOT)));
    return h('section', {class: 'card long'}, h('h2', {}, label('unknowns')), h('p', {class: 'soft small'}, label('unknowns.note')),
      h('ul', {}, sorted.slice(0, GAPS).map(item)),
      sorted.length > GAPS ? h('details', {class: 'folded'}, h('summary', {}, label('more', sorted.length - GAPS)), h('ul', {}, sorted.slice(GAPS).map(item))) : null);
  };

  const months = account => {
    if (!account.months) {
      return null;
    }
    const known = new Map(account.months.map(month => [month[0], month]));
    const first = account.months[0][0];
    const span = [];
    for (let [year, month] = account.months[account.months.length - 1][0].split('-').map(Number); span.length < MONTHS;) {
      const key = `${year}-${String(month).padStart(2, '0')}`;
      span.unshift(key);
      if (key <= first) {
        break;
      }
      [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    }
    const width = 640;
    const height = 200;
    const left = 54;
    const bottom = height - 26;
    const x = d3.scaleBand(span, [left, width - 6]).padding(0.22);
    const y = d3.scaleLinear([0, d3.max(span, month => known.has(month) ? known.get(month)[1] : 0) || 1], [bottom, 10]).nice();
    const chart = svg('svg', {viewBox: `0 0 ${width} ${height}`, class: 'history', role: 'img', 'aria-label': label('orders.chart', span[0], span[span.length - 1])});
    const root = d3.select(chart);
    const every = Math.ceil(span.length / 12);
    root.append('g').attr('class', 'axis').attr('transform', `translate(0,${bottom})`)
      .call(d3.axisBottom(x).tickValues(span.filter((month, i) => (span.length - 1 - i) % every === 0)).tickFormat(month => month.slice(2)).tickSizeOuter(0));
    root.append('g').attr('class', 'axis').attr('transform', `translate(${left},0)`).call(d3.axisLeft(y).ticks(4).tickFormat(report.compact));
    for (const month of span.filter(m => known.has(m))) {
      const [, amount, orders] = known.get(month);
      root.append('rect').attr('class', month === account.asOf.slice(0, 7) ? 'month now' : 'month').attr('x', x(month)).attr('width', x.bandwidth())
        .attr('y', y(amount)).attr('height', Math.max(0, bottom - y(amount)))
        .append('title').text(`${month}: ${whole(amount)} · ${label('orders.count', whole(orders))}`);
    }
    return h('section', {class: 'card'}, h('h2', {}, label('orders')), chart,
      h('details', {}, h('summary', {class: 'small'}, label('orders.table')), h('div', {class: 'scroll'}, h('table', {},
        h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, label('month')), h('th', {scope: 'col', class: 'number'}, label('amount')), h('th', {scope: 'col', class: 'number'}, label('orders')))),
        h('tbody', {}, account.months.map(([month, amount, orders]) => h('tr', {}, h('td', {}, month), h('td', {class: 'number'}, whole(amount)), h('td', {class: 'number'}, whole(orders)))))))));
  };

  const attributes = account => account.attributes ? h('section', {class: 'card'}, h('h2', {}, label('attributes')),
    h('dl', {class: 'facts'}, account.attributes.map(([name, given]) => h('div', {}, h('dt', {}, foreign(name)), h('dd', {}, foreign(value(given, '', SIX))))))) : null;

  const show = (host, account) => {
    const listed = report.overview.listed();
    const at = listed.indexOf(account);
    const go = (id, name, to) => h('button', {type: 'button', id, disabled: !to, click: () => report.open(to)}, name);
    host.replaceChildren(
      h('nav', {class: 'tools screen', 'aria-label': label('accounts')}, h('a', {href: '#/', id: 'back'}, label('back')),
        go('before', label('before'), at > 0 ? listed[at - 1] : null), go('after', label('after'), at >= 0 ? listed[at + 1] : null),
        h('button', {type: 'button', id: 'print', click: () => window.print()}, label('print'))),
      head(account),
      h('div', {class: 'columns'}, h('div', {}, actions(account), ...[withheld(account)].filter(Boolean)),
        h('div', {}, commitments(account), causes(account), ...[months(account), gaps(account), attributes(account)].filter(Boolean))));
  };

  return {show};
})();
