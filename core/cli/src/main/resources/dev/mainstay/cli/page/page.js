'use strict';
/* The language of the page, and tables that sort and filter. */
(() => {
  const root = document.documentElement;
  const attributes = ['placeholder', 'aria-label', 'title'];

  /* An element may carry data-en-placeholder and data-zh-placeholder, and likewise for the other attributes. */
  const say = language => {
    root.lang = language;
    const short = language === 'en' ? 'en' : 'zh';
    for (const button of document.querySelectorAll('[data-language]')) {
      button.setAttribute('aria-pressed', String(button.dataset.language === language));
    }
    for (const name of attributes) {
      for (const element of document.querySelectorAll(`[data-${short}-${name}]`)) {
        element.setAttribute(name, element.getAttribute(`data-${short}-${name}`));
      }
    }
    for (const option of document.querySelectorAll('option[data-en]')) {
      option.textContent = option.dataset[short];
    }
    document.title = document.getElementById('title').dataset[short];
    document.dispatchEvent(new CustomEvent('language', {detail: language}));
  };
  for (const button of document.querySelectorAll('[data-language]')) {
    button.addEventListener('click', () => say(button.dataset.language));
  }

  /* The way past the header does not touch the address, which may say what is shown. */
  document.querySelector('.skip').addEventListener('click', event => {
    event.preventDefault();
    document.getElementById('main').focus();
  });

  const value = (row, column) => {
    const cell = row.cells[column];
    if (cell.dataset.value !== undefined) {
      return cell.dataset.value === '' ? null : Number(cell.dataset.value);
    }
    return [...cell.querySelectorAll(`.t[lang="${root.lang}"]`)].map(t => t.textContent).join(' ') || cell.textContent.trim();
  };
  const compare = (one, other) => {
    if (one === null || other === null) {
      return (one === null) - (other === null);
    }
    return typeof one === 'number' ? one - other : one.localeCompare(other, root.lang);
  };
  /* A cell may carry data-value, a number to sort by; an empty one stays last. */
  for (const table of document.querySelectorAll('table[data-sortable]')) {
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      head.querySelector('button.sort')?.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        heads.forEach(h => h.removeAttribute('aria-sort'));
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const body = table.tBodies[0];
        const keyed = [...body.rows].map(row => [value(row, column), row]);
        keyed.sort((a, b) => a[0] === null || b[0] === null || !down ? compare(a[0], b[0]) : compare(b[0], a[0]));
        body.append(...keyed.map(k => k[1]));
      });
    });
  }

  /* An input with data-filters=ID hides the [data-item] of the element ID that lack one of its words; selects with data-filters and data-by=NAME compare data-NAME. */
  const targets = new Map();
  for (const control of document.querySelectorAll('[data-filters]')) {
    const id = control.dataset.filters;
    targets.set(id, [...(targets.get(id) || []), control]);
  }
  for (const [id, controls] of targets) {
    const items = [...document.getElementById(id).querySelectorAll('[data-item]')];
    const texts = items.map(item => item.textContent.toLowerCase());
    const shown = document.querySelector(`[data-shown="${id}"]`);
    const apply = () => {
      const words = controls.filter(c => !c.dataset.by).flatMap(c => c.value.toLowerCase().split(/\s+/).filter(Boolean));
      const picks = controls.filter(c => c.dataset.by && c.value !== '');
      let count = 0;
      items.forEach((item, i) => {
        const fits = words.every(w => texts[i].includes(w)) && picks.every(c => (item.dataset[c.dataset.by] || '').split(' ').includes(c.value));
        item.hidden = !fits;
        count += fits;
      });
      if (shown) {
        shown.textContent = `${count} / ${items.length}`;
      }
    };
    controls.forEach(c => c.addEventListener('input', apply));
    apply();
  }

  say(root.lang);
})();
