import { ask } from './api.js';
import { at, badge, element, showIn } from './elements.js';
import { SNIPPETS } from './snippets.js';
import { token } from './token.js';

const COLOURS = { GOOD: 'good', FAULT: 'fault', OPEN: 'warn' };

/** Shows the integration card of the token. */
export async function showCard() {
  const { message, data } = await ask('card');
  const parts = () => [progress(message, data), remarks(data.remarks), left(data.left), met(data.met)];
  showIn(at('card-shown'), [token(), data], parts);
}

function progress(message, { met, left }) {
  const tried = met.length;
  return element('div', { class: 'box' },
    element('h2', {}, message),
    element('progress', { value: tried, max: tried + left.length, 'aria-label': 'met' }),
    element('p', {}, `${tried} met, ${left.length} left to try. This command fails until the client is done; run it in a build:`),
    element('pre', {}, SNIPPETS.cURL({ method: 'GET', path: '/__sandbox/card?require=all', headers: [['token', token()]] }).replace('-i -X GET', '-f')));
}

const remarks = (all) =>
  element('div', { class: 'box' }, element('h2', {}, 'Remarks'),
    all.length ? element('div', {}, all.map(remark)) : element('p', {}, 'None yet. They appear when the client reacts to its answers.'));

const remark = ({ kind, rule, text }) =>
  element('div', { class: 'remark' }, badge(kind.toLowerCase(), COLOURS[kind]),
    element('p', {}, element('code', {}, rule), ` ${text}`));

const left = (names) =>
  element('div', { class: 'box' }, element('h2', {}, 'Left to try'),
    names.length
      ? element('ul', { class: 'chips' }, names.map((name) => element('li', {}, element('a', { href: `#answers/${name}` }, name))))
      : element('p', {}, 'Nothing. Every documented answer and every fault was met.'));

const met = (names) =>
  element('div', { class: 'box' }, element('h2', {}, 'Met'),
    names.length
      ? element('ul', { class: 'chips' }, names.map((name) => element('li', {}, name)))
      : element('p', {}, 'Nothing yet.'));
