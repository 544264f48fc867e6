import { element } from './elements.js';
import { formatted } from './json.js';

/**
 * Shows a request and its response side by side: the body first, the headers folded.
 * request: {method, path, headers, body}; response: {status, reason, headers, body, error, fault, lost}; headers are lists of pairs.
 * fault: how the client received something else, if it did
 * lost: the status and body of a response that did not arrive, or null
 */
export function exchange(request, response) {
  return element('div', { class: 'exchange' },
    element('div', {}, label('Sent'), message(`${request.method} ${request.path}`, request.headers, request.body)),
    element('div', {}, label('Received'), response.fault ? element('p', { class: 'error' }, response.fault) : null, received(response)));
}

function received(response) {
  if (response.status) {
    return [
      message(`HTTP/1.1 ${response.status} ${response.reason}`.trimEnd(), response.headers, response.body),
      response.error ? element('p', { class: 'error' }, `… the connection failed: ${response.error}`) : null,
    ].flat();
  }
  return [
    element('p', { class: 'error' }, `Nothing came back: ${response.error}`),
    response.lost ? element('details', {},
      element('summary', {}, `The answer ${response.lost.status} that the client did not receive`),
      element('pre', {}, formatted(response.lost.body))) : null,
  ];
}

const label = (text) => element('p', { class: 'label' }, text);

const message = (line, headers, body) => [
  element('p', { class: 'line' }, line),
  body ? element('pre', {}, formatted(body)) : element('p', { class: 'source' }, 'No body'),
  element('details', {},
    element('summary', {}, `${headers.length} ${headers.length === 1 ? 'header' : 'headers'}`),
    element('pre', { class: 'headers' }, headers.map(([name, value]) => `${name}: ${value}\n`).join(''))),
];
