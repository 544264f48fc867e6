/** Creates an element with properties (class, onclick, data-…) and children. Strings become text nodes. */
export function element(name, properties = {}, ...children) {
  const created = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      created[key] = value;
    } else {
      created.setAttribute(key, value);
    }
  }
  created.append(...children.flat().filter((child) => child !== null));
  return created;
}

/** The element with the id. */
export const at = (id) => document.getElementById(id);

/** Replaces the element's content only if the data has changed, which preserves focus and selection. */
export function showIn(shown, data, make) {
  const state = JSON.stringify(data);
  if (shown.dataset.state !== state) {
    shown.dataset.state = state;
    shown.replaceChildren(...make());
  }
}

/** Splits a sentence into nodes. Parts in backticks become code elements. */
export const sentence = (text) =>
  text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));

/** Creates a table. Every row is a list of cells, which have the heads as `data-head` for narrow screens. */
export const table = (heads, rows) =>
  element('table', { class: 'stacking' },
    element('thead', {}, element('tr', {}, heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, rows.map((cells) =>
      element('tr', {}, cells.map((cell, i) => element('td', { 'data-head': heads[i] }, cell))))));

/** Creates a coloured label. */
export const badge = (text, colour) => element('span', { class: `badge ${colour}` }, String(text));

/** The colour of an HTTP status. 0 means that there was no response. */
export function colourOf(status) {
  if (status >= 200 && status < 300) {
    return 'good';
  }
  return status >= 400 && status < 500 ? 'warn' : 'fault';
}
