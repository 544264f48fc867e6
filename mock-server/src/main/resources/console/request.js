import { token } from './api.js';

/** Builds a request from the catalogue. `prefer`, if given, becomes the Prefer header. */
export function requestFor(answer, body, prefer) {
  const headers = { 'Content-Type': 'application/json', [answer.credential_header]: token() };
  if (prefer) {
    headers.Prefer = prefer;
  }
  return {
    method: answer.method,
    path: answer.path,
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  };
}

const quoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

/** The request as a cURL command. */
export const curl = (request) =>
  [
    `curl -i -X ${request.method} ${location.origin}${request.path}`,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `-d ${quoted(request.body)}`,
  ].join(' \\\n  ');

/** Sends the request and returns `{status, reason, headers, body, error}`. A broken connection sets `error`. */
export async function send(request) {
  const received = { status: 0, reason: '', headers: [], body: '', error: '' };
  try {
    const { method, headers, body } = request;
    const response = await fetch(request.path, { method, headers, body });
    Object.assign(received, { status: response.status, reason: response.statusText, headers: [...response.headers] });
    await read(response.body, received);
  } catch (failure) {
    received.error = failure.message;
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
