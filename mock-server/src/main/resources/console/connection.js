import { at } from './elements.js';

const recoveries = [];

/** Calls the function whenever the sandbox answers again. */
export const onRecovery = (recovered) => recoveries.push(recovered);

/** Says at the top of the page that the sandbox does not answer. */
export function lost() {
  at('connection').hidden = false;
}

/** Removes the message, and refreshes the page if there was one. */
export function restored() {
  if (!at('connection').hidden) {
    at('connection').hidden = true;
    recoveries.forEach((recovered) => recovered());
  }
}

/** Wraps the action of a button: if it fails, the element with the id says why. */
export const reporting = (id, action) => async (event) => {
  try {
    await action(event);
  } catch (error) {
    report(id, { ok: false, message: `Failed: ${error.message}` });
  }
};

/** Shows a result. */
export function report(id, { ok, message }) {
  at(id).className = ok ? 'badge good' : 'badge fault';
  at(id).textContent = message;
}
