import { ask } from './api.js';
import { at, badge, element, showIn, table } from './elements.js';

const COLOURS = { active: 'good', pending: 'warn', inactive: 'fault' };

/** Sets up the buttons and a sample declaration based on the contract's example request. */
export function initWorld({ agent_id: agent, provider, numbers }) {
  at('declaration').value = sample(
    [{ agents: [agent, `${agent}_2`], providers: [provider] }, { name: 'other', agents: [`${agent}_3`] }],
    [{ number: numbers[0], agent, provider }]);
  at('reset').onclick = async () => report('reset-done', await ask('world', 'DELETE'));
  at('declare').onsubmit = async (event) => {
    event.preventDefault();
    report('declared', await ask('world', 'PUT', at('declaration').value));
  };
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

async function report(id, { ok, message }) {
  at(id).className = ok ? 'badge good' : 'badge fault';
  at(id).textContent = message;
  await showWorld();
}

const agents = (world) =>
  element('div', { class: 'box' }, element('h2', {}, 'Agents'),
    world.every_agent_exists ? element('p', {}, 'Every agent exists but the magic ones.') : null,
    element('ul', { class: 'chips' }, world.agents.map((agent) => element('li', {}, element('code', {}, agent)))));

function numbers(world) {
  const rows = world.numbers.map((each) => [
    element('code', {}, each.number), element('code', {}, each.agent), each.provider,
    badge(each.status, COLOURS[each.status]), each.account || 'main',
  ]);
  return element('div', { class: 'box' },
    element('h2', {}, `Numbers (${world.all_numbers})`),
    rows.length ? table(['Number', 'Agent', 'Provider', 'Status', 'Account'], rows) : element('p', {}, 'No number is attached.'));
}
