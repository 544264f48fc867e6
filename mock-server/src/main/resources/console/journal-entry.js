import { meaningOf } from './answers.js';
import { ask } from './api.js';
import { onRecovery } from './connection.js';
import { copyButton } from './copy.js';
import { badge, colourOf, element } from './elements.js';
import { editor } from './editor.js';
import { exchange } from './exchange.js';
import { explanation } from './explanation.js';
import { repeatable } from './request.js';

const SENDERS = { console: ', sent by the console', browser: ', repeated by the browser' };

/** The row of a journal entry. Its content is made when it is opened, which `opened` is told. */
export function entryRow(id, entry, opened) {
  const { sent, given } = entry;
  const content = element('div', { class: 'content' });
  const details = element('details', { class: 'entry', id: `entry-${id}` },
    element('summary', {},
      given.is_delivered ? badge(given.status, isDamaged(given) ? 'fault' : colourOf(given.status)) : badge('lost', 'fault'),
      element('span', { class: 'name' }, named(given)),
      element('span', { class: 'cause' }, causeOf(entry)),
      element('span', { class: 'agent' }, identified(sent)),
      element('span', { class: 'duration' }, `${entry.duration_ms} ms`),
      element('time', { datetime: entry.at }, new Date(entry.at).toLocaleTimeString('en-GB')),
      element('span', { class: 'path' }, `${sent.method} ${sent.url}`)),
    content);
  details.ontoggle = () => {
    if (details.open) {
      history.replaceState(null, '', `#journal/${id}`);
      opened();
      if (!content.hasChildNodes()) {
        fill(content, id, entry);
      }
    }
  };
  return details;
}

/** Says in the row that the journal no longer has the entry. The row is removed when it is closed. */
export function markAsRemoved(row) {
  row.ontoggle = () => row.open || row.remove();
  row.classList.add('removed');
  row.querySelector('.cause').textContent = 'no longer in the journal';
}

/** What the row says about the cause of the answer and the sender of the request. */
export const causeOf = ({ sent, given }) =>
  (given.cause === 'natural' ? 'natural' : `forced by ${given.cause}`) + (SENDERS[sent.by] ?? '');

const isDamaged = (given) => ['malformed-json', 'truncated'].includes(faultOf(given));

/** The name of the fault in the answer, if there is one. */
export const faultOf = ({ effect }) => /fault=([\w-]+)/.exec(effect)?.[1];

/** Opens a row and moves the focus to it. */
export function openRow(row) {
  row.open = true;
  row.querySelector('summary').focus();
}

async function fill(content, id, entry) {
  const request = repeatable(entry.sent);
  let corrected;
  const more = element('div', { class: 'more', 'aria-live': 'polite' });
  const repeat = element('button', { type: 'button' }, 'Edit and send again');
  repeat.onclick = () => more.replaceChildren(editor(request, corrected));
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
    element('p', { class: 'which' }, 'The recorded request'),
    exchange({ ...entry.sent, path: entry.sent.url }, responseOf(entry.given)));
  const why = element('div', {});
  content.prepend(why);
  let forget = null;
  const explain = async () => {
    try {
      const explained = await ask(`explanations/${encodeURIComponent(entry.id)}`);
      forget?.();
      corrected = explained.data.send_instead;
      why.replaceChildren(explanation(explained, entry.sent.body));
    } catch (error) {
      forget ??= onRecovery(explain);
      why.replaceChildren(element('p', { class: 'why error' }, `No explanation: ${error.message}`));
    }
  };
  await explain();
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
  fault: given.is_delivered && faultOf(given) ? `With the fault ${faultOf(given)}: ${meaningOf(faultOf(given))}.` : '',
  error: given.is_delivered ? '' : given.effect || given.answer,
  lost: given.is_delivered || !given.status ? null : { status: given.status, body: given.body },
});
