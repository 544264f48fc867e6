import { at, badge, colourOf, element, sentence, showIn } from './elements.js';
import { requestFor } from './request.js';
import { sendableRow } from './row.js';

const DELAY = '1500';

let faults = [];

/** What the fault does, as part of a sentence. */
export const meaningOf = (name) => faults.find((fault) => fault.name === name)?.meaning ?? name;

/** Shows the catalogue of answers, faults and magic agents. */
export function showAnswers(catalogue) {
  faults = catalogue.faults;
  showIn(at('catalogue'), catalogue, () => groups(catalogue));
  at('find').oninput = () => filter(at('find').value.toLowerCase());
  filter(at('find').value.toLowerCase());
}

function groups(catalogue) {
  const operations = Map.groupBy(catalogue.answers, (answer) => answer.operation);
  const example = catalogue.answers[0];
  return [
    ...[...operations.values()].map(answersOf),
    group('Faults', 'Failures of the connection. A browser may repeat a request on its own when the connection breaks.',
      catalogue.faults.map((fault) => faultRow(example, fault))),
    group('Magic agents', 'For clients that cannot set headers: the agent id forces the answer.',
      catalogue.magic_agents.map((agent) => agentRow(example, agent))),
  ];
}

const group = (title, text, rows) =>
  element('section', { class: 'group' }, element('h2', {}, title), text ? element('p', {}, text) : null,
    element('div', { class: 'rows' }, rows));

const answersOf = (answers, i) =>
  group(`${answers[0].method} ${answers[0].path}`, '', answers.map((answer) => answerRow(answer, i)));

function answerRow(answer, operation) {
  const quoted = answer.source.startsWith('decisions/') ? answer.source : `“${answer.source}”`;
  return sendableRow(
    operation === 0 ? answer.name : `${answer.operation}-${answer.name}`,
    badge(answer.status, colourOf(answer.status)),
    [
      element('h3', {}, answer.name),
      element('p', {}, sentence(`${answer.summary}. ${answer.when}`)),
      element('p', { class: 'source' }, `${answer.provenance}: ${quoted}`),
    ],
    () => requestFor(answer, answer.request, `example=${answer.name}`));
}

const faultRow = (example, fault) =>
  sendableRow(fault.name, badge('fault', 'fault'),
    [element('h3', {}, fault.name), element('p', {}, `${capital(fault.meaning)}.`)],
    () => requestFor(example, example.request, `fault=${fault.name}`));

function agentRow(example, agent) {
  const id = agent.agent_id.replace('<milliseconds>', DELAY);
  const status = /^(\d{3}) (.*)/.exec(agent.effect);
  return sendableRow(id, status ? badge(status[1], colourOf(Number(status[1]))) : badge('any', ''),
    [element('h3', {}, agent.agent_id), element('p', {}, status ? status[2] : `${capital(agent.effect)}.`)],
    () => requestFor(example, { ...example.request, agent_id: id }));
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

function filter(words) {
  for (const section of at('catalogue').children) {
    const rows = [...section.querySelectorAll('.row')];
    rows.forEach((row) => (row.hidden = !row.textContent.toLowerCase().includes(words)));
    section.hidden = rows.every((row) => row.hidden);
  }
  at('found-none').hidden = [...at('catalogue').children].some((section) => !section.hidden);
}
