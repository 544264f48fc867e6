/** An element with properties (class, onclick, data-…) and children; text stays text. */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(properties)) {
    if (typeof value === 'function') {
      made[key] = value;
    } else {
      made.setAttribute(key, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== null));
  return made;
}

/** The element of the page that has the id. */
export const at = (id) => document.getElementById(id);

/** Fills the element anew, but only when what it shows has changed: focus and selection in it stay. */
export function showIn(shown, data, make) {
  const state = JSON.stringify(data);
  if (shown.dataset.state !== state) {
    shown.dataset.state = state;
    shown.replaceChildren(...make());
  }
}

/** A sentence whose `words` in backticks are code. */
export const sentence = (text) =>
  text.split('`').map((part, i) => (i % 2 ? element('code', {}, part) : part));

/** A table; every row is a list of cells. */
export const table = (heads, rows) =>
  element('div', { class: 'scroll' }, element('table', {},
    element('thead', {}, element('tr', {}, heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, rows.map((cells) => element('tr', {}, cells.map((cell) => element('td', {}, cell)))))));

/** A status or kind in its colour. */
export const badge = (text, colour) => element('span', { class: `badge ${colour}` }, String(text));

/** The colour of a status; 0 stands for no answer at all. */
export function colourOf(status) {
  if (status >= 200 && status < 300) {
    return 'good';
  }
  return status >= 400 && status < 500 ? 'warn' : 'fault';
}
