import { at } from './elements.js';

const KEPT = 'attach-phone-number-sandbox-token';

/** The token of the page, which every call carries. */
export const token = () => at('token').value.trim();

/** Fills the token field with what this browser kept, or with the given one, and keeps what is typed. */
export function keepToken(fallback, changed) {
  at('token').value = localStorage.getItem(KEPT) ?? fallback;
  at('token').onchange = () => {
    at('token').value = token() || fallback;
    localStorage.setItem(KEPT, token());
    changed();
  };
  at('token-form').onsubmit = (event) => event.preventDefault();
}

/** What the sandbox's own API says to the token: `{ok, message, data}`. */
export async function ask(path, method = 'GET', body = undefined) {
  const response = await fetch(`/__sandbox/${path}`, { method, body, headers: { token: token() } });
  const { message, data } = await response.json();
  return { ok: response.ok, message, data };
}

/** Saves what the sandbox exports: a plain link could not carry the token. */
export async function save(path, name) {
  const response = await fetch(`/__sandbox/${path}`, { headers: { token: token() } });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = name;
  link.click();
  // The browser reads the address when the click is over.
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
