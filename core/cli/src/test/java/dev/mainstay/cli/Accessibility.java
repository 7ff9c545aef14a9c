package dev.mainstay.cli;

import java.util.List;

/** What of the page that is open some people could not read or reach. */
record Accessibility(Browser browser) {

    private static final String PALE = """
            const rgb = text => { const m = /rgba?\\(([^)]+)\\)/.exec(text); if (m) { const p = m[1].split(/[ ,\\/]+/).map(Number);
              return [p[0], p[1], p[2], p.length > 3 ? p[3] : 1]; }
              const c = /color\\(srgb ([^)]+)\\)/.exec(text); if (!c) { return [0, 0, 0, 0]; }
              const p = c[1].split(/[ \\/]+/).map(Number); return [p[0] * 255, p[1] * 255, p[2] * 255, p.length > 3 ? p[3] : 1]; };
            const over = (a, b) => [0, 1, 2].map(i => a[i] * a[3] + b[i] * (1 - a[3])).concat([1]);
            const ground = e => { const layers = []; for (let n = e; n; n = n.parentElement) { layers.push(rgb(getComputedStyle(n).backgroundColor)); }
              const dark = matchMedia('(prefers-color-scheme: dark)').matches;
              return layers.reverse().reduce((below, layer) => over(layer, below), dark ? [0, 0, 0, 1] : [255, 255, 255, 1]); };
            const light = c => { const l = c.slice(0, 3).map(v => { const s = v / 255; return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4; });
              return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2]; };
            const pale = [];
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            for (let node = walker.nextNode(); node; node = walker.nextNode()) {
              const e = node.parentElement;
              if (!node.textContent.trim() || ['SCRIPT', 'STYLE', 'NOSCRIPT', 'OPTION', 'TITLE', 'title'].includes(e.tagName) || !e.checkVisibility() || e.closest(':disabled')) { continue; }
              const style = getComputedStyle(e);
              const svg = e instanceof SVGElement;
              const behind = ground(e);
              const ink = over(rgb(svg ? style.fill : style.color), behind);
              const [high, low] = [light(ink), light(behind)].sort((a, b) => b - a);
              const ratio = (high + 0.05) / (low + 0.05);
              const large = parseFloat(style.fontSize) >= 24 || (parseFloat(style.fontSize) >= 18.66 && Number(style.fontWeight) >= 700);
              if (ratio < (large ? 3 : 4.5)) { pale.push(`${ratio.toFixed(2)} ${e.tagName} ${e.getAttribute('class')}: ${node.textContent.trim().slice(0, 40)}`); }
            }
            return [...new Set(pale)];
            """;

    private static final String UNNAMED = """
            const bad = [];
            for (const e of document.querySelectorAll('button, a, input, select, [tabindex="0"]')) {
              const name = (e.getAttribute('aria-label') || e.textContent || '').trim();
              if (!name) { bad.push(e.outerHTML.slice(0, 120)); }
            }
            const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
            ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => bad.push('twice ' + id));
            for (const e of document.querySelectorAll('[aria-labelledby]')) {
              if (!document.getElementById(e.getAttribute('aria-labelledby'))) { bad.push('no ' + e.getAttribute('aria-labelledby')); }
            }
            return bad;
            """;

    /** Text that a person reads, with a contrast below that of WCAG AA for its size; as "ratio tag class: text". */
    List<?> pale() {
        return browser.list(PALE);
    }

    /** Controls that a screen reader could not name, ids that are there twice, and labels of nothing. */
    List<?> unnamed() {
        return browser.list(UNNAMED);
    }
}
