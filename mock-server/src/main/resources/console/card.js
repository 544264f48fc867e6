import { ask } from './api.js';
import { at, badge, element, showIn } from './elements.js';
import { SNIPPETS } from './snippets.js';
import { token } from './token.js';

const KINDS = { GOOD: ['good', 'good'], FAULT: ['mistake', 'fault'], OPEN: ['open', 'warn'] };

/** Shows the integration card of the token. */
export async function showCard() {
  const { message, data } = await ask('card');
  const parts = () => [
    progress(message, data.totals),
    remarks(data.remarks),
    situations('Left to try', data.situations.filter(({ met }) => !met), 'Nothing. Every documented answer and every fault was met.'),
    situations('Met', data.situations.filter(({ met }) => met), 'Nothing yet.'),
  ];
  showIn(at('card-shown'), [token(), data], parts);
}

function progress(message, { required, required_left: left, met, situations: all }) {
  return element('div', { class: 'box' },
    element('h2', {}, message),
    element('progress', { value: required - left, max: required, 'aria-label': 'required answers met' }),
    element('p', {}, `${required - left} of ${required} required answers met; ${met} of ${all} situations in all.`),
    element('p', {}, 'Requests of this console do not count, and forced answers only where no request leads to the answer.'),
    element('p', {}, 'This command fails until the client is done; run it in a build:'),
    element('pre', {}, SNIPPETS.cURL({ method: 'GET', path: '/__sandbox/card?require=all', headers: [['token', token()]] }).replace('-i -X GET', '-f')));
}

const remarks = (all) =>
  element('div', { class: 'box' }, element('h2', {}, 'Remarks'),
    all.length ? element('div', {}, all.map(remark)) : element('p', {}, 'None yet. They appear when the client reacts to its answers.'));

const remark = ({ kind, rule, text, request }) =>
  element('div', { class: 'remark' }, badge(...KINDS[kind]),
    element('p', {}, `The client ${text}. `,
      element('a', { href: `#journal/${encodeURIComponent(request)}` }, 'Show the request'), ' ', element('code', { class: 'source' }, rule)));

const situations = (title, all, none) =>
  element('div', { class: 'box' }, element('h2', {}, title),
    all.length ? null : element('p', {}, none),
    chips('Required', all.filter(({ required }) => required)),
    chips('Optional', all.filter(({ required }) => !required)));

const chips = (title, all) => (all.length
  ? [element('h3', {}, title), element('ul', { class: 'chips' }, all.map((one) =>
    element('li', {}, element('a', { href: `#answers/${one.name}` }, one.name), received(one))))]
  : []);

function received({ natural, forced }) {
  const counts = [natural && `natural ${natural}×`, forced && `forced ${forced}×`].filter(Boolean);
  return counts.length ? element('span', { class: 'source' }, ` ${counts.join(', ')}`) : null;
}
