'use strict';
/* Which page is shown: the portfolio, or the account that the address names. */
(() => {
  const overview = document.getElementById('overview');
  const page = document.getElementById('account-page');
  let place = 0;
  let current = null;

  const route = focus => {
    const match = /^#\/account\/(.+)$/.exec(location.hash);
    const account = match ? report.bySlug.get(match[1]) : undefined;
    if (account && !current) {
      place = window.scrollY;
    }
    overview.hidden = Boolean(account);
    page.hidden = !account;
    if (account) {
      report.account.show(page, account);
      document.title = `${report.title(account).replace(/\p{C}/gu, '·')} – ${report.label('title')}`;
      if (focus) {
        window.scrollTo({top: 0, behavior: 'instant'});
        document.getElementById('account').focus({preventScroll: true});
      }
    } else {
      page.replaceChildren();
      document.title = report.label('title');
      if (current) {
        window.scrollTo({top: place, behavior: 'instant'});
        document.querySelector(`#overview a[href="#/account/${current.slug}"]`)?.focus({preventScroll: true});
      }
    }
    current = account || null;
  };
  const show = () => {
    overview.hidden = false;
    report.overview.show(overview);
    route(false);
  };

  document.addEventListener('language', show);
  window.addEventListener('hashchange', () => route(true));
  let resize = 0;
  window.addEventListener('resize', () => {
    clearTimeout(resize);
    resize = setTimeout(() => overview.hidden || report.overview.redraw(), 150);
  });
  /* What is folded on the screen is wanted on paper, but for long tails. */
  let folded = [];
  window.addEventListener('beforeprint', () => {
    folded = [...document.querySelectorAll('#account-page details:not([open]):not(.folded), #currencies:not([open])')];
    folded.forEach(details => details.setAttribute('open', ''));
  });
  window.addEventListener('afterprint', () => folded.forEach(details => details.removeAttribute('open')));
  show();
})();
