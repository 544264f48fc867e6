import { ask } from './api.js';
import { difference } from './difference.js';
import { element, sentence } from './elements.js';
import { formatted } from './json.js';

/** Explains why a journal entry got its answer and what to send instead. */
export async function explanation(entry) {
  const { ok, message, data } = await ask(`explanations/${encodeURIComponent(entry.id)}`);
  return element('div', { class: 'why' }, ok ? reasons(data, entry.sent.body) : element('p', {}, message));
}

const reasons = (why, sent) => [
  element('p', {}, sentence(why.because || why.when || why.answer)),
  why.source ? element('p', { class: 'source' }, `${why.provenance}: ${why.source}`) : null,
  why.violations?.length ? violations(why.violations) : null,
  why.send_instead ? corrected(sent, why.send_instead) : null,
];

const violations = (all) =>
  element('div', {}, element('p', { class: 'label' }, 'What is wrong with the body'),
    element('ul', {}, all.map((one) =>
      element('li', {}, element('code', {}, one.pointer || '/'), ` ${one.because}; expected: ${one.expected}`))));

const corrected = (sent, body) => difference(['Sent', 'Send instead'], formatted(sent), JSON.stringify(body, null, 2));
