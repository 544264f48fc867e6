import { difference } from './difference.js';
import { element, sentence } from './elements.js';
import { formatted } from './json.js';

/** Shows why a journal entry got its answer and what to send instead. sent: the body of the request */
export const explanation = ({ ok, message, data }, sent) =>
  element('div', { class: 'why' }, ok ? reasons(data, sent) : element('p', {}, message));

const reasons = (why, sent) => [
  // The list has the same sentence.
  why.violations?.some(({ because }) => why.because.startsWith(because)) ? null
    : element('p', {}, sentence(why.because || why.when || why.answer)),
  why.source ? element('p', { class: 'source' }, `${why.provenance}: ${why.source}`) : null,
  why.violations?.length ? violations(why.violations) : null,
  why.send_instead ? corrected(sent, why.send_instead) : null,
];

const violations = (all) =>
  element('div', {}, element('p', { class: 'label' }, 'What is wrong with the body'),
    element('ul', {}, all.map((one) =>
      element('li', {}, element('code', {}, one.pointer || '/'), sentence(` ${one.because}; expected: ${one.expected}`)))));

const corrected = (sent, body) => difference(['Sent', 'Send instead'], formatted(sent), JSON.stringify(body, null, 2));
