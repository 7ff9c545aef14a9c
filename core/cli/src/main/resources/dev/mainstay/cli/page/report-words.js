'use strict';
/* The data of the report, its words and numbers in the page's language, and how elements are made: never from markup. */
const report = (() => {
  const data = JSON.parse(document.getElementById('data').textContent);
  const chinese = () => document.documentElement.lang !== 'en';
  const pick = text => Array.isArray(text) ? text[chinese() ? 1 : 0] : text;
  const text = key => key in data.texts ? pick(data.texts[key]) : key.slice(key.indexOf('.') + 1);
  const label = (key, ...parts) => pick(data.labels[key]).replace(/\{(\d)\}/g, (all, n) => parts[n]);
  /* A name with its colon before what it names; Chinese has a wide one, which brings its own space. */
  const colon = () => chinese() ? '：' : ': ';
  const lead = key => label(key) + (chinese() ? '' : ' ');
  /* Between parts of a line; it never begins the next line. */
  const DOT = '\u00a0· ';
  /* A text of the pack such as "Retain: the account may leave" begins with a word that stands for it. */
  const short = key => text(key).split(/[:：]/)[0];

  const SVG = 'http://www.w3.org/2000/svg';
  const fill = (element, properties, children) => {
    for (const [name, value] of Object.entries(properties || {})) {
      if (typeof value === 'function') {
        element.addEventListener(name, value);
      } else if (value !== false && value !== null && value !== undefined) {
        element.setAttribute(name, value === true ? '' : value);
      }
    }
    element.append(...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false));
    return element;
  };
  const h = (tag, properties, ...children) => fill(document.createElement(tag), properties, children);
  const svg = (tag, properties, ...children) => fill(document.createElementNS(SVG, tag), properties, children);
  /* Foreign text keeps its direction to itself, and shows a dot for what cannot be seen. */
  const foreign = value => h('bdi', {}, String(value).replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029]/g, '·'));
  const wide = (element, share) => {
    element.style.setProperty('width', `${Math.max(0, Math.min(1, share)) * 100}%`);
    return element;
  };

  const formats = new Map();
  const format = (kind, options) => {
    const key = (chinese() ? 'zh ' : 'en ') + kind;
    if (!formats.has(key)) {
      formats.set(key, new Intl.NumberFormat(chinese() ? 'zh-CN' : 'en', options));
    }
    return formats.get(key);
  };
  const number = value => format('number', {maximumFractionDigits: 2}).format(value);
  const whole = value => format('whole', {maximumFractionDigits: 0}).format(value);
  const percent = value => format('percent', {style: 'percent', maximumFractionDigits: 0}).format(value);
  const share = value => format('share', {style: 'percent', maximumFractionDigits: 1}).format(value);
  const compact = value => format('compact', {notation: 'compact', maximumSignificantDigits: 3}).format(value);
  const money = sum => sum ? `${sum[1]} ${whole(sum[0])}` : label('unknown');
  const brief = sum => `${sum[1]} ${compact(sum[0])}`;
  const SHARES = new Set(['RATIO', 'MARGIN', 'CHANGE', 'SHARE_CHANGE']);
  /* At least six digits that count, and two beyond the point. */
  const precise = (given, style, atLeast) => {
    const before = Math.floor(Math.log10(Math.abs(given) * (style === 'percent' ? 100 : 1) || 1)) + 1;
    const digits = Math.min(21, Math.max(atLeast, before + 2));
    return format(`${style} ${digits}`, {style, maximumSignificantDigits: digits}).format(given);
  };
  const SIX = 6;
  const ALL = 17;
  const value = (given, unit, digits) => {
    if (typeof given === 'boolean') {
      return label(given ? 'yes' : 'no');
    }
    if (typeof given !== 'number') {
      return String(given);
    }
    if (unit === 'FLAG') {
      return label(given ? 'yes' : 'no');
    }
    const days = unit === 'DAYS' ? ` ${label('days')}` : '';
    if (digits) {
      return precise(given, SHARES.has(unit) ? 'percent' : 'decimal', digits) + days;
    }
    return SHARES.has(unit) ? share(given) : number(given) + days;
  };
  /* Two values of a comparison, to the digit that tells them apart. */
  const compared = (one, other, unit) => {
    const [first, second] = [value(one, unit, SIX), value(other, unit, SIX)];
    return first !== second || one === other ? [first, second] : [value(one, unit, ALL), value(other, unit, ALL)];
  };
  const SIGNS = {'<=': '≤', '>=': '≥', '==': '=', '!=': '≠'};
  const sign = operator => SIGNS[operator] || operator;
  const meaning = metric => pick(metric[2]).replace(/[.。]$/, '');

  /* An account has a place in the address that is its id where that is plain, else its number. */
  const plain = /^[A-Za-z0-9_.-]{1,80}$/;
  const bySlug = new Map();
  data.accounts.forEach((account, i) => {
    account.rank = i + 1;
    account.commitments = account.commitments.map(n => data.states[n]);
    account.gaps = data.gapLists[account.gaps].map(n => data.gaps[n]);
    account.actions.forEach(action => {
      action.because = data.reasons[action.because];
    });
    account.slug = plain.test(account.id) ? account.id : `~${i + 1}`;
    bySlug.set(account.slug, account);
    const facts = account.facts.filter(fact => typeof fact === 'string');
    const attributes = (account.attributes || []).map(attribute => attribute[1]);
    account.search = [account.id, account.name || '', ...facts, ...attributes].join('\n').toLowerCase();
    account.due = account.actions.reduce((first, action) => !first || action.due < first ? action.due : first, '');
  });
  const title = account => account.name || account.id;

  const STANCES = ['RETAIN', 'HEDGE', 'RESTRAIN', 'EXIT', 'DEVELOP', 'MAINTAIN'];
  const SHAPES = {
    RETAIN: d3.symbolTriangle, HEDGE: d3.symbolDiamond, RESTRAIN: d3.symbolSquare, EXIT: d3.symbolCross,
    DEVELOP: d3.symbolStar, MAINTAIN: d3.symbolCircle
  };
  const shape = (stance, area) => d3.symbol(SHAPES[stance] || d3.symbolCircle, area)();
  const mark = stance => svg('svg', {class: 'mark', width: 14, height: 14, viewBox: '-7 -7 14 14', 'aria-hidden': 'true'},
    svg('path', {d: shape(stance, stance === 'DEVELOP' || stance === 'EXIT' ? 62 : 72), class: `stance-${stance}`}));
  const LEVELS = ['CRITICAL', 'HIGH', 'MODERATE', 'LOW'];
  const TONES = {CRITICAL: 'bad', HIGH: 'bad', MODERATE: 'warn', SERIOUS: 'warn', BROKEN: 'bad', STRAINED: 'warn', KEPT: 'good'};
  const SYMBOLS = {CRITICAL: '▲▲', HIGH: '▲', MODERATE: '△', LOW: '–', SERIOUS: '▲', NOTICE: '△', BROKEN: '✕', STRAINED: '▲', KEPT: '✓', UNKNOWN: '?'};
  const tag = (kind, code) => h('span', {class: `tag ${TONES[code] || ''}`},
    h('span', {'aria-hidden': 'true'}, SYMBOLS[code] || ''), text(`${kind}.${code}`));
  const open = account => {
    location.hash = `#/account/${account.slug}`;
  };

  return {
    data, pick, text, label, colon, lead, DOT, short, h, svg, foreign, wide, number, whole, percent, share, compact, money, brief, value, compared, SIX, sign,
    meaning, bySlug, title, STANCES, LEVELS, shape, mark, tag, open, chinese
  };
})();
