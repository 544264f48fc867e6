import { copyButton } from './copy.js';
import { badge, colourOf, element } from './elements.js';
import { editor } from './editor.js';
import { exchange } from './exchange.js';
import { explanation } from './explanation.js';
import { repeatable } from './request.js';

/** The row of a journal entry. Its content is made when it is opened. */
export function entryRow(id, entry) {
  const { sent, given } = entry;
  const content = element('div', { class: 'content' });
  const details = element('details', { class: 'entry', id: `entry-${id}` },
    element('summary', {},
      given.is_delivered ? badge(given.status, colourOf(given.status)) : badge('lost', 'fault'),
      element('span', { class: 'name' }, named(given)),
      element('span', { class: 'cause' }, given.cause === 'natural' ? 'natural' : `forced by ${given.cause}`),
      element('span', { class: 'agent' }, identified(sent)),
      element('span', { class: 'duration' }, `${entry.duration_ms} ms`),
      element('time', { datetime: entry.at }, new Date(entry.at).toLocaleTimeString('en-GB')),
      element('span', { class: 'path' }, `${sent.method} ${sent.url}`)),
    content);
  details.ontoggle = () => {
    if (details.open) {
      history.replaceState(null, '', `#journal/${id}`);
      if (!content.hasChildNodes()) {
        fill(content, id, entry);
      }
    }
  };
  return details;
}

/** Opens a row and moves the focus to it. */
export function openRow(row) {
  row.open = true;
  row.querySelector('summary').focus();
}

async function fill(content, id, entry) {
  const request = repeatable(entry.sent);
  const more = element('div', { class: 'more', 'aria-live': 'polite' });
  const repeat = element('button', { type: 'button' }, 'Edit and send again');
  repeat.onclick = () => more.replaceChildren(editor(request));
  const copier = copyButton(() => request, more);
  const truncated = entry.sent.body_is_truncated;
  repeat.disabled = truncated;
  copier.disabled = truncated;
  content.append(
    element('div', { class: 'actions' },
      repeat, copier, element('a', { href: `#journal/${id}` }, 'Link to this request'),
      element('span', { class: 'source' },
        `request id ${entry.id}${truncated ? ', too long to be repeated' : ''}`)),
    more,
    exchange({ ...entry.sent, path: entry.sent.url }, responseOf(entry.given)));
  content.prepend(await explanation(entry).catch((error) => element('p', { class: 'why error' }, `No explanation: ${error.message}`)));
}

const named = ({ answer, effect }) => (effect && !effect.endsWith(`=${answer}`) ? `${answer} (${effect})` : answer);

function identified({ agent, numbers, all_numbers: all }) {
  const more = all > numbers.length ? ` and ${all - numbers.length} more` : '';
  return [agent, all ? numbers.join(', ') + more : ''].filter(Boolean).join(' · ') || '—';
}

const responseOf = (given) => ({
  status: given.is_delivered ? given.status : 0,
  reason: '',
  headers: Object.entries(given.headers),
  body: given.body,
  error: given.is_delivered ? '' : given.effect || given.answer,
  lost: given.is_delivered || !given.status ? null : { status: given.status, body: given.body },
});
