import { lost, restored } from './connection.js';
import { token } from './token.js';

/** Calls the sandbox's control API and returns `{ok, message, data}`. */
export async function ask(path, method = 'GET', body = undefined) {
  const response = await call(path, { method, body });
  const { message, data } = await response.json();
  return { ok: response.ok, message, data };
}

/** Downloads a resource. A plain link cannot send the token header. */
export async function save(path, name) {
  const response = await call(path);
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  // The download starts after this function returns, so the URL is revoked later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}

/** Requests a resource of the control API. Throws if the sandbox does not answer, which is then shown at the top of the page. */
export async function call(path, { headers, ...options } = {}) {
  try {
    const response = await fetch(`/__sandbox/${path}`, { ...options, headers: { ...(token() && { token: token() }), ...headers } });
    restored();
    return response;
  } catch (error) {
    if (error.name !== 'AbortError') {
      lost();
    }
    throw new Error('the sandbox does not answer', { cause: error });
  }
}

/** Whether the sandbox answers. */
export const answers = () => call('contract').then(() => true, () => false);
