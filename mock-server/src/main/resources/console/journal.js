import { ask, save } from './api.js';
import { at, badge, colourOf, element } from './elements.js';
import { exchange } from './exchange.js';
import { explanation } from './explanation.js';

// The rows on the page by entry, so that an open row stays open when others are added.
const rows = new Map();

/** Sets up the buttons and the filter. */
export function initJournal() {
  at('journal-answer').onchange = showJournal;
  at('save-har').onclick = () => save(`journal.har${query()}`, 'journal.har');
  at('save-sh').onclick = () => save(`journal.sh${query()}`, 'journal.sh');
}

/** Shows the requests of the token, newest first. */
export async function showJournal() {
  const { data } = await ask('journal');
  const wanted = at('journal-answer').value;
  updateFilter(new Set(data.entries.map((entry) => entry.given.answer)), wanted);
  const entries = data.entries.filter((entry) => !wanted || entry.given.answer === wanted).reverse();
  at('journal-count').textContent = entries.length
    ? `${entries.length} ${entries.length === 1 ? 'request' : 'requests'}, newest first, refreshed continuously`
    : 'Nothing was sent with this token yet. Send a request from here or from your own code.';
  updateRows(entries);
}

const query = () => (at('journal-answer').value ? `?answer=${encodeURIComponent(at('journal-answer').value)}` : '');

function updateFilter(names, wanted) {
  const options = ['', ...new Set([...names, wanted].filter(Boolean))];
  const select = at('journal-answer');
  if (options.join() !== [...select.options].map((option) => option.value).join()) {
    select.replaceChildren(...options.map((name) => element('option', { value: name }, name || 'all')));
    select.value = wanted;
  }
}

function updateRows(entries) {
  const keys = entries.map((entry) => `${entry.at} ${entry.id}`);
  for (const key of [...rows.keys()].filter((key) => !keys.includes(key))) {
    rows.get(key).remove();
    rows.delete(key);
  }
  let next = null;
  for (let i = entries.length - 1; i >= 0; i--) {
    if (!rows.has(keys[i])) {
      rows.set(keys[i], row(entries[i]));
      at('entries').insertBefore(rows.get(keys[i]), next);
    }
    next = rows.get(keys[i]);
  }
}

function row(entry) {
  const { sent, given } = entry;
  const content = element('div', { class: 'content' });
  const details = element('details', { class: 'entry' },
    element('summary', {},
      badge(given.status || '—', colourOf(given.status)),
      element('time', { datetime: entry.at }, new Date(entry.at).toLocaleTimeString('en-GB')),
      element('span', { class: 'name' }, named(given)),
      element('span', { class: 'path' }, `${sent.method} ${sent.url}`)),
    content);
  details.ontoggle = async () => {
    if (details.open && !content.hasChildNodes()) {
      content.append(exchange({ ...sent, path: sent.url }, responseOf(given)));
      content.prepend(await explanation(entry.id));
    }
  };
  return details;
}

const named = ({ answer, effect }) => (effect && !effect.endsWith(`=${answer}`) ? `${answer} (${effect})` : answer);

const responseOf = (given) => ({
  status: given.status,
  reason: '',
  headers: Object.entries(given.headers),
  body: given.body,
  error: given.status ? '' : given.effect || given.answer,
});
