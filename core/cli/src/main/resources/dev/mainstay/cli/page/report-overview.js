'use strict';
/* The portfolio at a glance: figures, map, causes, commitments, workload, and the accounts to search, filter and sort. */
report.overview = (() => {
  const {data, text, label, short, h, foreign, wide, whole, percent, money, brief, mark, tag, title, STANCES, LEVELS} = report;
  const PAGE = 50;
  const CURRENCIES = 3;
  const WEEKS = 8;
  const state = {words: '', stance: '', level: '', tier: '', cause: '', commitment: '', owner: '', money: '', sort: 'rank', down: false, page: 0};
  /* Those of most accounts first. */
  const currencies = [...d3.rollup(data.accounts.filter(a => a.risk), list => list.length, a => a.risk[1])]
    .sort((one, other) => other[1] - one[1] || (one[0] < other[0] ? -1 : 1)).map(c => c[0]);
  let currency = currencies[0] || '';
  let shown = new Set(data.accounts);
  let listed = data.accounts;
  let parts = {};

  const codes = account => account.causes.map(c => c[0]).concat(account.conduct.map(c => c[0]));
  const breaks = (account, code, status) => account.commitments.some(c => c[0] === code && c[1] === status);
  const fits = account => {
    const words = state.words.toLowerCase().split(/\s+/).filter(Boolean);
    return words.every(word => account.search.includes(word))
      && (!state.stance || account.stance === state.stance)
      && (!state.level || account.level === state.level)
      && (!state.tier || (account.tier || '-') === state.tier)
      && (!state.cause || codes(account).includes(state.cause))
      && (!state.commitment || breaks(account, ...state.commitment.split(' ')))
      && (!state.owner || account.actions.some(action => action.owner === state.owner));
  };
  const sum = (one, other) => {
    if (!one || !other) {
      return (one ? 0 : 1) - (other ? 0 : 1);
    }
    return one[1] === other[1] ? other[0] - one[0] : one[1] < other[1] ? -1 : 1;
  };
  const orders = {
    rank: (a, b) => a.rank - b.rank,
    name: (a, b) => title(a).localeCompare(title(b), document.documentElement.lang) || a.rank - b.rank,
    stance: (a, b) => STANCES.indexOf(a.stance) - STANCES.indexOf(b.stance) || a.rank - b.rank,
    p: (a, b) => b.p - a.p || a.rank - b.rank,
    risk: (a, b) => sum(a.risk, b.risk) || a.rank - b.rank,
    revenue: (a, b) => sum(a.revenue, b.revenue) || a.rank - b.rank,
    due: (a, b) => (a.due || '9').localeCompare(b.due || '9') || a.rank - b.rank
  };

  const figures = () => {
    const grave = data.accounts.filter(a => a.level === 'HIGH' || a.level === 'CRITICAL');
    const atRisk = currencies.map(c => [d3.sum(data.accounts, a => a.risk && a.risk[1] === c ? a.risk[0] : 0), c]);
    const folded = currencies.length > CURRENCIES + 1;
    const owed = data.accounts.reduce((n, a) => n + a.actions.filter(action => action.owed).length, 0);
    const actions = data.accounts.reduce((n, a) => n + a.actions.length, 0);
    const figure = (value, name) => h('div', {class: 'figure'}, h('b', {}, value), h('span', {}, name));
    return h('div', {class: 'figures'},
      figure(whole(data.accounts.length), label('figure.accounts')),
      figure(whole(grave.length), label('figure.grave')),
      (folded ? atRisk.slice(0, CURRENCIES) : atRisk).map(total => figure(brief(total), label('figure.atRisk'))),
      folded ? h('details', {class: 'figure', id: 'currencies'}, h('summary', {}, label('more', atRisk.length - CURRENCIES)),
        h('ul', {}, atRisk.slice(CURRENCIES).map(total => h('li', {}, h('b', {}, brief(total)), h('span', {}, label('figure.atRisk')))))) : null,
      figure(whole(actions), label('figure.actions')),
      figure(whole(owed), label('figure.owed')),
      data.failed.length ? figure(whole(data.failed.length), label('figure.failed')) : null);
  };

  const pickList = (key, name, options) => {
    const select = h('select', {'aria-label': name, 'data-filter': key, change: event => set(key, event.target.value)},
      h('option', {value: ''}, `${name}${report.colon()}${label('all')}`),
      options.map(([value, shownAs]) => h('option', {value}, shownAs)));
    select.value = state[key];
    return select;
  };

  const bars = (heading, key, kind, list) => {
    const counts = new Map();
    for (const account of data.accounts) {
      for (const [code, likelihood] of list(account)) {
        const [n, p] = counts.get(code) || [0, 0];
        counts.set(code, [n + 1, p + likelihood]);
      }
    }
    const rows = [...counts].sort((one, other) => other[1][0] - one[1][0]);
    const most = d3.max(rows, row => row[1][0]) || 1;
    return h('section', {class: 'card'}, h('h2', {}, heading),
      rows.length ? null : h('p', {class: 'soft'}, label('none')),
      h('ul', {class: 'bars'}, rows.map(([code, [n, p]]) => h('li', {},
        h('button', {class: 'bar-row', type: 'button', 'data-pick': `${key} ${code}`, click: () => pickFrom(key, code)},
          h('span', {class: 'bar-name'}, text(`${kind}.${code}`)),
          h('span', {class: 'bar-track'}, wide(h('span', {class: 'bar-fill'}), n / most)),
          h('span', {class: 'bar-value'}, label('bar', whole(n), percent(p / n))))))));
  };

  const commitments = () => {
    const statuses = ['BROKEN', 'STRAINED', 'KEPT', 'UNKNOWN'];
    const all = data.accounts.length || 1;
    const names = data.accounts.length ? data.accounts[0].commitments.map(c => c[0]) : [];
    return h('section', {class: 'card'}, h('h2', {}, label('commitments')),
      h('div', {class: 'scroll'}, h('table', {class: 'stack'},
        h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, label('commitment')),
          statuses.map(status => h('th', {scope: 'col', class: 'number'}, tag('status', status))))),
        h('tbody', {}, names.map((name, i) => {
          const counts = statuses.map(status => d3.sum(data.accounts, a => a.commitments[i][1] === status));
          return h('tr', {}, h('th', {scope: 'row'}, text(`commitment.${name}`),
              h('span', {class: 'stack-track', 'aria-hidden': 'true'},
                statuses.map((status, j) => counts[j] ? wide(h('span', {class: `status-${status}`}), counts[j] / all) : null))),
            statuses.map((status, j) => h('td', {class: 'number'}, counts[j] && status !== 'UNKNOWN' && status !== 'KEPT'
              ? h('button', {class: 'plain', type: 'button', click: () => pickFrom('commitment', `${name} ${status}`)}, whole(counts[j]))
              : whole(counts[j]))));
        })))));
  };

  const monday = day => {
    const date = new Date(`${day}T00:00:00Z`);
    date.setUTCDate(date.getUTCDate() - (date.getUTCDay() + 6) % 7);
    return date.toISOString().slice(0, 10);
  };
  const workload = () => {
    const load = new Map();
    const weeks = new Set();
    for (const account of data.accounts) {
      for (const action of account.actions) {
        const week = monday(action.due);
        weeks.add(week);
        const row = load.get(action.owner) || new Map();
        const [n, hours] = row.get(week) || [0, 0];
        row.set(week, [n + 1, hours + data.plays[action.code].hours]);
        load.set(action.owner, row);
      }
    }
    const sorted = [...weeks].sort();
    const columns = sorted.slice(0, WEEKS).map(week => [week, [week]]);
    if (sorted.length > WEEKS) {
      columns.push([label('later'), sorted.slice(WEEKS)]);
    }
    const total = (row, list) => list.reduce(([n, hours], week) => {
      const [m, more] = row.get(week) || [0, 0];
      return [n + m, hours + more];
    }, [0, 0]);
    const rows = [...load].map(([owner, row]) => [owner, row, total(row, sorted)]).sort((one, other) => other[2][1] - one[2][1]);
    const most = d3.max(rows, row => d3.max(columns, column => total(row[1], column[1])[1])) || 1;
    const cell = ([n, hours], plain) => {
      const td = h('td', {class: 'number load'}, n ? [whole(n), h('span', {class: 'hours'}, ` · ${label('hours', whole(hours))}`)] : '');
      if (n && !plain) {
        td.dataset.load = Math.max(1, Math.ceil(hours / most * 5));
      }
      return td;
    };
    const all = list => rows.reduce(([n, hours], row) => {
      const [m, more] = total(row[1], list);
      return [n + m, hours + more];
    }, [0, 0]);
    return h('section', {class: 'card'}, h('h2', {}, label('workload')), h('p', {class: 'soft small'}, label('workload.note')),
      h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label('workload')}, h('table', {class: 'heat'},
        h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, label('owner')),
          columns.map(column => h('th', {scope: 'col', class: 'number'}, column[0])),
          h('th', {scope: 'col', class: 'number'}, label('total')))),
        h('tbody', {}, rows.map(([owner, row, sums]) => h('tr', {},
          h('th', {scope: 'row'}, h('button', {class: 'plain', type: 'button', click: () => pickFrom('owner', owner)}, text(`owner.${owner}`))),
          columns.map(column => cell(total(row, column[1]))), cell(sums, true)))),
        h('tfoot', {}, h('tr', {}, h('th', {scope: 'row'}, label('total')), columns.map(column => cell(all(column[1]), true)), cell(all(sorted), true))))));
  };

  const failed = () => data.failed.length === 0 ? null : h('section', {class: 'card long', id: 'failed'},
    h('h2', {}, label('failed')), h('p', {class: 'soft small'}, label('failed.note')),
    h('ul', {}, data.failed.map(failure => h('li', {}, h('b', {}, foreign(failure.id || label('failed.unnamed'))), ' ',
      h('span', {class: 'soft'}, foreign(failure.source)),
      h('ul', {}, failure.problems.map(([code, place, message]) => h('li', {}, h('span', {class: 'code'}, code), ' ',
        h('span', {class: 'code soft'}, foreign(place)), ' ', foreign(report.pick(message)))))))));

  const set = (key, value) => {
    state[key] = value;
    state.page = 0;
    refresh();
  };
  /* A figure of the overview was chosen: show the accounts behind it. */
  const pickFrom = (key, value) => {
    set(key, state[key] === value ? '' : value);
    const heading = document.getElementById('accounts');
    heading.scrollIntoView({block: 'start'});
    heading.focus({preventScroll: true});
  };

  const legend = () => h('div', {class: 'legend', role: 'group', 'aria-label': label('stance')}, STANCES.map(stance => {
    const n = data.accounts.filter(a => a.stance === stance).length;
    return n === 0 ? null : h('button', {type: 'button', class: 'legend-item', 'data-stance': stance, title: text(`stance.${stance}`),
      click: () => set('stance', state.stance === stance ? '' : stance)}, mark(stance), `${short(`stance.${stance}`)} ${whole(n)}`);
  }));

  const mapCard = () => {
    const host = h('div', {class: 'map-host'});
    parts.mapHost = host;
    const choice = currencies.length < 2 ? null : h('select', {'aria-label': label('currency'), 'data-filter': 'currency', change: event => {
      currency = event.target.value;
      parts.update = report.map.draw(host, currency, a => shown.has(a));
    }}, currencies.map(c => h('option', {value: c, selected: c === currency}, c)));
    return h('section', {class: 'card', 'aria-labelledby': 'map'},
      h('div', {class: 'tools spread'}, h('h2', {id: 'map'}, label('map')), choice, legend()),
      currencies.length > 1 ? h('p', {class: 'soft small'}, label('map.currencies')) : null,
      host, h('p', {class: 'soft small'}, label('map.note')));
  };

  const columns = [
    ['rank', '#', 'number', false], ['name', 'account', '', false], ['stance', 'stance', '', false], ['p', 'risk', '', true],
    ['risk', 'atRisk', 'number', true], ['revenue', 'revenue', 'number', true], ['due', 'next', '', false]
  ];
  const row = account => {
    const first = account.actions[0];
    return h('tr', {},
      h('td', {class: 'number rank'}, account.rank),
      h('td', {class: 'account'}, h('a', {href: `#/account/${account.slug}`}, foreign(title(account))),
        h('div', {class: 'soft small'}, account.name ? [foreign(account.id), account.tier ? ' · ' : ''] : null, account.tier ? text(`tier.${account.tier}`) : null)),
      h('td', {'data-name': label('stance')}, h('span', {class: 'stance'}, mark(account.stance), short(`stance.${account.stance}`))),
      h('td', {'data-name': label('risk')}, tag('level', account.level), ` ${percent(account.p)}`),
      h('td', {class: 'number', 'data-name': label('atRisk')}, money(account.risk)),
      h('td', {class: 'number', 'data-name': label('revenue')}, money(account.revenue)),
      h('td', {class: 'next', 'data-name': label('next')}, first
        ? [text(`action.${first.code}`), h('div', {class: 'soft small'}, `${text(`owner.${first.owner}`)} · ${label('by', first.due)}`)]
        : h('span', {class: 'soft'}, label('noAction'))));
  };

  const list = () => {
    const tiers = [...new Set(data.accounts.map(a => a.tier || '-'))];
    const causes = [...new Set(data.accounts.flatMap(a => a.causes.map(c => c[0])))].map(c => [c, text(`cause.${c}`)]);
    const conduct = [...new Set(data.accounts.flatMap(a => a.conduct.map(c => c[0])))].map(c => [c, text(`risk.${c}`)]);
    const owners = [...new Set(data.accounts.flatMap(a => a.actions.map(action => action.owner)))];
    const statuses = ['BROKEN', 'STRAINED'];
    const names = data.accounts.length ? data.accounts[0].commitments.map(c => c[0]) : [];
    const search = h('input', {type: 'search', id: 'search', autocomplete: 'off', placeholder: label('search'), 'aria-label': label('search'),
      input: event => set('words', event.target.value)});
    search.value = state.words;
    const body = h('tbody', {keydown: event => walk(event)});
    const head = h('tr', {}, columns.map(([key, name, style]) => h('th', {scope: 'col', class: style, 'data-sort': key},
      h('button', {type: 'button', class: 'sort', click: () => sort(key)}, name === '#' ? '#' : label(name)))));
    const pager = h('div', {class: 'tools pager'},
      h('button', {type: 'button', id: 'previous', click: () => turn(-1)}, label('page.before')),
      h('span', {id: 'page'}), h('button', {type: 'button', id: 'next', click: () => turn(1)}, label('page.after')));
    const count = h('span', {class: 'soft small', role: 'status', id: 'count'});
    Object.assign(parts, {body, head, pager, count});
    return h('section', {class: 'card long', 'aria-labelledby': 'accounts'}, h('h2', {id: 'accounts', tabindex: '-1'}, label('accounts')),
      h('div', {class: 'tools'}, search,
        pickList('stance', label('stance'), STANCES.filter(s => data.accounts.some(a => a.stance === s)).map(s => [s, short(`stance.${s}`)])),
        pickList('level', label('risk'), LEVELS.map(level => [level, data.texts[`level.${level}`] ? text(`level.${level}`) : level])),
        tiers.length > 1 ? pickList('tier', label('tier'), tiers.map(tier => [tier, tier === '-' ? label('unknown') : text(`tier.${tier}`)])) : null,
        pickList('cause', label('cause'), causes.concat(conduct)),
        pickList('commitment', label('commitment'), names.flatMap(name => statuses
          .filter(status => data.accounts.some(a => breaks(a, name, status)))
          .map(status => [`${name} ${status}`, `${text(`commitment.${name}`)}: ${text(`status.${status}`)}`]))),
        pickList('owner', label('owner'), owners.map(owner => [owner, text(`owner.${owner}`)])),
        h('button', {type: 'button', id: 'clear', click: clear}, label('clear')), count),
      currencies.length > 1 ? h('p', {class: 'soft small'}, label('accounts.currencies')) : null,
      h('table', {class: 'accounts'}, h('thead', {}, head), body), pager);
  };
  const clear = () => {
    Object.assign(state, {words: '', stance: '', level: '', tier: '', cause: '', commitment: '', owner: '', page: 0});
    document.getElementById('search').value = '';
    refresh();
  };
  const sort = key => {
    state.down = state.sort === key && !state.down;
    state.sort = key;
    state.page = 0;
    refresh();
  };
  const turn = by => {
    state.page += by;
    refresh();
    document.getElementById('accounts').scrollIntoView({block: 'start'});
  };
  const walk = event => {
    const links = [...parts.body.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    const to = {ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1}[event.key];
    if (at >= 0 && to !== undefined && links[to]) {
      links[to].focus();
      event.preventDefault();
    }
  };

  const refresh = () => {
    listed = data.accounts.filter(fits).sort(orders[state.sort]);
    if (state.down) {
      listed.reverse();
    }
    shown = new Set(listed);
    const pages = Math.max(1, Math.ceil(listed.length / PAGE));
    state.page = Math.max(0, Math.min(state.page, pages - 1));
    parts.body.replaceChildren(...listed.slice(state.page * PAGE, (state.page + 1) * PAGE).map(row));
    parts.count.textContent = label('count', whole(listed.length), whole(data.accounts.length));
    parts.pager.hidden = pages < 2;
    parts.pager.querySelector('#page').textContent = label('page', state.page + 1, pages);
    parts.pager.querySelector('#previous').disabled = state.page === 0;
    parts.pager.querySelector('#next').disabled = state.page === pages - 1;
    for (const head of parts.head.cells) {
      const own = head.dataset.sort === state.sort;
      const falling = columns.find(column => column[0] === head.dataset.sort)[3];
      own ? head.setAttribute('aria-sort', state.down !== falling ? 'descending' : 'ascending') : head.removeAttribute('aria-sort');
    }
    for (const select of document.querySelectorAll('select[data-filter]')) {
      if (select.dataset.filter in state) {
        select.value = state[select.dataset.filter];
      }
    }
    for (const item of document.querySelectorAll('.legend-item')) {
      item.setAttribute('aria-pressed', String(state.stance === item.dataset.stance));
    }
    if (parts.update) {
      parts.update();
    }
  };

  const redraw = () => {
    if (parts.mapHost && parts.mapHost.clientWidth) {
      parts.update = report.map.draw(parts.mapHost, currency, a => shown.has(a));
    }
  };
  const show = host => {
    parts = {};
    host.replaceChildren(figures(), mapCard(),
      h('div', {class: 'grid'}, h('div', {}, bars(label('causes'), 'cause', 'cause', a => a.causes),
        bars(label('conduct'), 'cause', 'risk', a => a.conduct)), commitments()),
      workload(), list(), ...[failed()].filter(Boolean));
    refresh();
    redraw();
  };

  return {show, redraw, listed: () => listed};
})();
