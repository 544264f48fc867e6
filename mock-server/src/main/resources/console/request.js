import { token } from './api.js';

/** A request as the catalogue describes it, forced to an answer by `Prefer` where one is given. */
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

/** The same as a command for a shell. */
export const curl = (request) =>
  [
    `curl -i -X ${request.method} ${location.origin}${request.path}`,
    ...Object.entries(request.headers).map(([name, value]) => `-H ${quoted(`${name}: ${value}`)}`),
    `-d ${quoted(request.body)}`,
  ].join(' \\\n  ');

/** Sends it; what came is `{status, reason, headers, body, broken}`, whatever befell the connection. */
export async function send(request) {
  const came = { status: 0, reason: '', headers: [], body: '', broken: '' };
  try {
    const { method, headers, body } = request;
    const response = await fetch(request.path, { method, headers, body });
    Object.assign(came, { status: response.status, reason: response.statusText, headers: [...response.headers] });
    await read(response.body, came);
  } catch (error) {
    came.broken = error.message;
  }
  return came;
}

// In pieces, so that what came before the connection broke is not lost.
async function read(stream, came) {
  const decoder = new TextDecoder();
  const reader = stream.getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    came.body += decoder.decode(piece.value, { stream: true });
  }
}
