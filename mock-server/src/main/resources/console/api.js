import { at } from './elements.js';

const STORAGE_KEY = 'attach-phone-number-sandbox-token';

/** The token in the page's token field. Every call sends it. */
export const token = () => at('token').value.trim();

/** Fills the token field from local storage, or with `fallback`, and stores changes. */
export function initToken(fallback, changed) {
  at('token').value = localStorage.getItem(STORAGE_KEY) ?? fallback;
  at('token').onchange = () => {
    at('token').value = token() || fallback;
    localStorage.setItem(STORAGE_KEY, token());
    changed();
  };
  at('token-form').onsubmit = (event) => event.preventDefault();
}

/** Calls the sandbox's control API and returns `{ok, message, data}`. */
export async function ask(path, method = 'GET', body = undefined) {
  const response = await fetch(`/__sandbox/${path}`, { method, body, headers: { token: token() } });
  const { message, data } = await response.json();
  return { ok: response.ok, message, data };
}

/** Downloads a resource. A plain link cannot send the token header. */
export async function save(path, name) {
  const response = await fetch(`/__sandbox/${path}`, { headers: { token: token() } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  // The download starts after this function returns, so the URL is revoked later.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
