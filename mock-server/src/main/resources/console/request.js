import { answers } from './api.js';
import { token } from './token.js';

// Set by the browser or the HTTP library, about the connection, or the id of the recorded request.
const OMITTED = /^(host|content-length|connection|keep-alive|accept-encoding|user-agent|origin|referer|cookie|expect|upgrade|http2-settings|transfer-encoding|x-sandbox-client|x-request-id|sec-.*)$/i;

/** Builds a request from the catalogue. `prefer`, if given, becomes the Prefer header. Headers are a list of pairs. */
export function requestFor(answer, body, prefer) {
  const headers = [['Content-Type', 'application/json'], [answer.credential_header, token()]];
  if (prefer) {
    headers.push(['Prefer', prefer]);
  }
  return {
    method: answer.method,
    path: answer.path,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

/** Builds a request from a journal entry, with the token that the journal leaves out. */
export const repeatable = ({ method, url, headers, body }) => ({
  method,
  path: url,
  headers: headers.filter(([name]) => !OMITTED.test(name)).map(([name, value]) => [name, value.replace('$TOKEN', () => token().split(':')[0])]),
  body,
});

/**
 * Sends the request and returns `{status, reason, headers, body, error}`. A broken connection sets `error`. Throws if the browser refuses
 * to send the request.
 */
export async function send({ method, path, headers, body }) {
  const built = new Request(path, { method, headers, body: /^(GET|HEAD)$/.test(method) ? undefined : body });
  built.headers.set('X-Sandbox-Client', 'console');
  const received = { status: 0, reason: '', headers: [], body: '', error: '' };
  try {
    const response = await fetch(built);
    Object.assign(received, { status: response.status, reason: response.statusText, headers: [...response.headers] });
    await read(response.body, received);
  } catch (failure) {
    received.error = (await answers()) ? failure.message : 'the sandbox does not answer';
  }
  return received;
}

// Reads piece by piece, so that the part before a broken connection is kept.
async function read(stream, received) {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    received.body += decoder.decode(piece.value, { stream: true });
  }
}
