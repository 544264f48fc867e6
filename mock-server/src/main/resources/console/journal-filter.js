import { at, element } from './elements.js';
import { causeOf, faultOf } from './journal-entry.js';

// Set when "from now on" is selected.
let selectedAt = 0;

/** Sets up the search field and the selections. */
export function initFilter(changed) {
  at('journal-search').oninput = changed;
  at('journal-answer').onchange = changed;
  at('journal-time').onchange = () => {
    selectedAt = Date.now();
    changed();
  };
}

/** Selects all entries. */
export function clearFilter() {
  at('journal-search').value = '';
  at('journal-answer').value = '';
  at('journal-time').value = '';
}

/** Whether the entry is selected. The sandbox applies the same rules to {@link query}. */
export function matches(entry) {
  const { id, at: time, sent, given } = entry;
  const answer = at('journal-answer').value;
  const shown = [`${sent.method} ${sent.url}`, String(given.status), given.answer, given.effect, causeOf(entry)];
  const texts = [id, ...shown, sent.body, sent.agent, ...sent.numbers];
  const search = at('journal-search').value.trim().toLowerCase();
  return (!answer || namesOf(given).includes(answer))
    && (!search || texts.some((text) => text.toLowerCase().includes(search)))
    && Date.parse(time) >= since();
}

/** The selection as a query of the control API. */
export function query() {
  const parameters = new URLSearchParams();
  const search = at('journal-search').value.trim();
  if (at('journal-answer').value) {
    parameters.set('answer', at('journal-answer').value);
  }
  if (search) {
    parameters.set('search', search);
  }
  if (since()) {
    parameters.set('since', new Date(since()).toISOString());
  }
  return parameters.size ? `?${parameters}` : '';
}

/** Offers the answers and faults of the entries. */
export function updateAnswers(entries) {
  const select = at('journal-answer');
  const wanted = select.value;
  const names = [...new Set([...[...entries].flatMap(({ given }) => namesOf(given)), wanted])].filter(Boolean).sort();
  if (names.join() !== [...select.options].slice(1).map((option) => option.value).join()) {
    select.replaceChildren(...['', ...names].map((name) => element('option', { value: name }, name || 'all')));
    select.value = wanted;
  }
}

const namesOf = (given) => [given.answer, faultOf(given)].filter(Boolean);

function since() {
  const selected = at('journal-time').value;
  if (selected === 'now') {
    return selectedAt;
  }
  return selected ? Date.now() - Number(selected) * 1000 : 0;
}
