import { at } from './elements.js';

const STORAGE_KEY = 'attach-phone-number-sandbox-token';

let current = '';

/** The last token in the field that the contract allows. Every call sends it. */
export const token = () => current;

/** Sets up the token field. limit: the contract's pattern and maxLength of a credential; changed: called with each new token. */
export function initToken(fallback, limit, changed) {
  const pattern = new RegExp(limit.pattern);
  const fits = (text) => text.length <= limit.maxLength && pattern.test(text);
  const stored = localStorage.getItem(STORAGE_KEY) ?? '';
  current = fits(stored) ? stored : fallback;
  at('token').value = current;
  const check = () => {
    const text = at('token').value.trim();
    const refused = text !== '' && !fits(text);
    at('token').setAttribute('aria-invalid', String(refused));
    at('token-error').textContent = refused
      ? `The contract takes tokens of 1 to ${limit.maxLength} visible ASCII characters without spaces. Requests still use ${shortened(current)}.`
      : '';
    return !refused;
  };
  at('token').oninput = check;
  at('token').onchange = () => {
    if (check()) {
      current = at('token').value.trim() || fallback;
      at('token').value = current;
      localStorage.setItem(STORAGE_KEY, current);
      changed();
    }
  };
  at('token-form').onsubmit = (event) => event.preventDefault();
}

/** Says why the sandbox keeps nothing for the token, or with an empty text that it does. */
export function refuseToken(message) {
  at('token-refused').hidden = !message;
  at('token-refused').textContent = message;
}

const shortened = (text) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);
