import { element } from './elements.js';

/**
 * Request and answer side by side.
 * sent: {method, path, headers, body}; came: {status, reason, headers, body, broken}; headers are lists of pairs.
 */
export function exchange(sent, came) {
  const answer = came.status
    ? message(`HTTP/1.1 ${came.status} ${came.reason}`.trimEnd(), came.headers, came.body)
    : element('pre', {});
  if (came.broken) {
    answer.append(element('span', { class: 'broken' },
      came.status ? `\n… the connection broke: ${came.broken}` : `No answer: ${came.broken}`));
  }
  return element('div', { class: 'exchange' },
    element('div', {}, element('h4', {}, 'Sent'), message(`${sent.method} ${sent.path}`, sent.headers, sent.body)),
    element('div', {}, element('h4', {}, 'Came back'), answer));
}

const message = (line, headers, body) =>
  element('pre', {},
    element('span', { class: 'line' }, `${line}\n`),
    element('span', { class: 'header' }, headers.map(([name, value]) => `${name}: ${value}\n`).join('')),
    body ? `\n${body}` : '');
