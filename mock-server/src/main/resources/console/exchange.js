import { element } from './elements.js';

/**
 * Shows a request and its response side by side.
 * request: {method, path, headers, body}; response: {status, reason, headers, body, error}; headers are lists of pairs.
 */
export function exchange(request, response) {
  const answer = response.status
    ? message(`HTTP/1.1 ${response.status} ${response.reason}`.trimEnd(), response.headers, response.body)
    : element('pre', {});
  if (response.error) {
    answer.append(element('span', { class: 'error' },
      response.status ? `\n… the connection failed: ${response.error}` : `No answer: ${response.error}`));
  }
  return element('div', { class: 'exchange' },
    element('div', {}, element('h4', {}, 'Sent'), message(`${request.method} ${request.path}`, request.headers, request.body)),
    element('div', {}, element('h4', {}, 'Received'), answer));
}

const message = (line, headers, body) =>
  element('pre', {},
    element('span', { class: 'line' }, `${line}\n`),
    element('span', { class: 'header' }, headers.map(([name, value]) => `${name}: ${value}\n`).join('')),
    body ? `\n${body}` : '');
