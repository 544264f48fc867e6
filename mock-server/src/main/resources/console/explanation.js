import { ask } from './api.js';
import { element, sentence } from './elements.js';

/** Explains why a request got its answer and what to send instead. */
export async function explanation(id) {
  const { ok, message, data } = await ask(`explanations/${encodeURIComponent(id)}`);
  return element('div', { class: 'why' }, ok ? reasons(data) : element('p', {}, message));
}

const reasons = (why) => [
  element('p', {}, sentence(why.because || why.when || why.answer)),
  why.source ? element('p', { class: 'source' }, `${why.provenance}: ${why.source}`) : null,
  why.violations?.length ? violations(why.violations) : null,
  why.send_instead ? corrected(why.send_instead) : null,
];

const violations = (all) =>
  element('div', {}, element('h4', {}, 'What is wrong with the body'),
    element('ul', {}, all.map((one) =>
      element('li', {}, element('code', {}, one.pointer || '/'), ` ${one.because}; expected: ${one.expected}`))));

const corrected = (body) =>
  element('div', {}, element('h4', {}, 'Send instead'), element('pre', {}, JSON.stringify(body, null, 2)));
