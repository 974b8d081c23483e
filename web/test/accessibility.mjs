/**
 * Rules of WCAG 2.2 that a program can decide, looked at in the page as it stands. Returns one line for each breach.
 * Runs inside the page.
 */
export function breaches() {
  const found = [];
  const visible = (e) => e.checkVisibility({ checkVisibilityCSS: true, checkOpacity: true }) && e.getClientRects().length > 0;
  const show = (e) => e.outerHTML.replace(/<!--.*?-->/g, '').replace(/\s+/g, ' ').slice(0, 140);
  const all = (selector) => [...document.querySelectorAll(selector)].filter(visible);
  const text = (e) => (e?.textContent ?? '').trim();
  const name = (e) =>
    e.getAttribute('aria-label')?.trim() ||
    (e.getAttribute('aria-labelledby') ?? '').split(/\s+/).map((id) => text(document.getElementById(id))).join(' ').trim() ||
    [...(e.labels ?? [])].map(text).join(' ').trim() ||
    text(e) ||
    e.getAttribute('title')?.trim() ||
    e.getAttribute('alt')?.trim();

  // 2.4.2, 3.1.1, 1.3.1, 2.4.1
  if (!document.title.trim()) found.push('the page has no title');
  if (!/^(uk|en)$/.test(document.documentElement.lang)) found.push('the language of the page is not stated');
  for (const [landmark, selector] of [['main', 'main'], ['banner', 'body header'], ['navigation', 'nav']]) {
    if (!document.querySelector(selector)) found.push(`no ${landmark} landmark`);
  }
  if (document.querySelectorAll('main').length > 1) found.push('more than one main landmark');
  if (document.querySelectorAll('h1').length !== 1) found.push('not exactly one heading of the first level');
  let level = 1;
  for (const heading of document.querySelectorAll('main :is(h1,h2,h3,h4)')) {
    const next = Number(heading.tagName[1]);
    if (next > level + 1) found.push(`heading jumps from level ${level} to ${next}: ${show(heading)}`);
    if (!text(heading)) found.push(`empty heading: ${show(heading)}`);
    level = next;
  }
  // 4.1.2, 1.1.1
  for (const control of all('button, a[href], input, select, textarea, summary, [role=button]')) {
    if (!name(control)) found.push(`a control without a name: ${show(control)}`);
  }
  for (const picture of all('img:not([alt]), svg:not([aria-hidden=true]):not([aria-label]), canvas:not([aria-label])')) {
    found.push(`a picture that is neither named nor hidden: ${show(picture)}`);
  }
  for (const region of all('section[aria-labelledby], section[aria-label], [role=region]')) {
    if (!name(region)) found.push(`a region without a name: ${show(region)}`);
  }
  const ids = [...document.querySelectorAll('[id]')].map((e) => e.id);
  ids.filter((id, i) => ids.indexOf(id) !== i).forEach((id) => found.push(`id ${id} is used twice`));
  for (const attribute of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
    for (const e of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of e.getAttribute(attribute).split(/\s+/)) {
        if (!document.getElementById(id)) found.push(`${attribute} names ${id}, which is not there`);
      }
    }
  }
  for (const e of document.querySelectorAll('[aria-hidden=true] :is(button, a[href], input, select)')) {
    found.push(`a control hidden from screen readers but not from the keyboard: ${show(e)}`);
  }
  if ([...document.querySelectorAll('[tabindex]')].some((e) => e.tabIndex > 0)) found.push('a tabindex above 0');
  // 2.5.8 target size; links in running text are excepted, and so are the names that head a row
  for (const e of all('button:not(.name), select, input:not([type=radio])')) {
    const { width, height } = e.getBoundingClientRect();
    if (Math.min(width, height) < 24 && e.type !== 'range' && e.type !== 'checkbox') found.push(`a target below 24 pixels (${width} by ${height}): ${show(e)}`);
  }
  // 1.4.10
  if (document.documentElement.scrollWidth > innerWidth) found.push(`the page is ${document.documentElement.scrollWidth} pixels wide on ${innerWidth}`);
  // 1.4.3
  const rgba = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return [r, g, b, a];
  };
  const over = ([r, g, b, a], under) => [r, g, b].map((c, i) => c * a + under[i] * (1 - a));
  const ground = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const colour = rgba(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.unshift(colour);
    }
    return layers.reduce((under, layer) => over(layer, under), [255, 255, 255]);
  };
  const luminance = (rgb) =>
    rgb
      .map((c) => c / 255)
      .map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
      .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const seen = new Set();
  for (const e of all('body *')) {
    const own = [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.textContent.trim());
    if (!own || e.closest('.hidden, noscript, .maplibregl-map, :disabled')) continue;
    const style = getComputedStyle(e);
    const back = ground(e);
    const [a, b] = [luminance(over(rgba(style.color), back)), luminance(back)];
    const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const key = `${style.color} on ${back.map(Math.round)}`;
    if (contrast < (large ? 3 : 4.5) && !seen.has(key)) {
      seen.add(key);
      found.push(`contrast ${contrast.toFixed(2)} (${key}): ${show(e)}`);
    }
  }
  return found;
}
