import { ask } from './api.js';
import { report, reporting, withdraw } from './connection.js';
import { confirmed } from './dialog.js';
import { at, badge, element, showIn, table } from './elements.js';
import { entryCount } from './journal.js';

const FEW = 50;
const COLOURS = { active: 'good', pending: 'warn', inactive: 'fault' };

/** Sets up the buttons and a sample declaration based on the contract's example request. */
export function initWorld({ agent_id: agent, provider, numbers }) {
  at('declaration').value = sample(
    [{ agents: [agent, `${agent}_2`], providers: [provider] }, { name: 'other', agents: [`${agent}_3`] }],
    [{ number: numbers[0], agent, provider }]);
  at('reset').onclick = reporting('reset-done', async () => {
    if (await confirmed(...(await resetQuestion()))) {
      await show('reset-done', await ask('world', 'DELETE'));
    }
  });
  at('declare').onsubmit = (event) => {
    event.preventDefault();
    return reporting('declared', async () => show('declared', await ask('world', 'PUT', at('declaration').value)))();
  };
}

/** Removes the results of the buttons. */
export function withdrawResults() {
  withdraw('reset-done');
  withdraw('declared');
}

/** Shows the current world of the token. */
export async function showWorld() {
  const { ok, message, data } = await ask('world');
  at('world-account').textContent = ok ? `The world of ${data.account}` : message;
  showIn(at('world-shown'), data, () => (ok ? [agents(data), numbers(data)] : []));
}

const sample = (accounts, held) => `{
  "accounts": [${lines(accounts)}],
  "held": [${lines(held)}]
}`;

const lines = (all) => `\n    ${all.map((one) => JSON.stringify(one)).join(',\n    ')}\n  `;

async function show(id, result) {
  report(id, result);
  await showWorld();
}

async function resetQuestion() {
  const [world, card] = await Promise.all([ask('world'), ask('card')]);
  if (!world.ok) {
    throw new Error(world.message);
  }
  return ['Reset this world?', 'This removes, for this token and all its accounts:', [
    `${world.data.all_numbers} attached ${world.data.all_numbers === 1 ? 'number' : 'numbers'}`,
    'the created agents and the declared world; the initial world returns',
    `the journal, with ${entryCount()} ${entryCount() === 1 ? 'request' : 'requests'}`,
    `the integration card, with ${card.data.met.length} of ${card.data.situations.length} situations met`,
  ], 'Reset'];
}

const agents = (world) =>
  element('div', { class: 'box' }, element('h2', {}, 'Agents'),
    world.every_agent_exists ? element('p', {}, 'Every agent exists but the magic ones.') : null,
    element('ul', { class: 'chips' }, world.agents.map((agent) => element('li', {}, element('code', {}, agent)))));

function numbers({ numbers: listed, all_numbers: all }) {
  const shown = element('div', {}, numberTable(listed.slice(0, FEW)));
  const more = element('button', { type: 'button' }, listed.length < all ? `Show the first ${listed.length}` : `Show all ${all}`);
  more.onclick = () => {
    shown.replaceChildren(numberTable(listed));
    more.remove();
  };
  return element('div', { class: 'box' },
    element('h2', {}, `Numbers (${all})`),
    all ? shown : element('p', {}, 'No number is attached.'),
    listed.length > FEW ? element('div', { class: 'actions' }, more) : null);
}

const numberTable = (all) =>
  table(['Number', 'Agent', 'Provider', 'Status', 'Account'], all.map((each) => [
    element('code', {}, each.number), element('code', {}, each.agent), each.provider,
    badge(each.status, COLOURS[each.status]), each.account || 'main',
  ]));
