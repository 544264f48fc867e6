import { at } from './elements.js';

const changes = [];
const recoveries = new Set();
// The elements that say that an action failed.
const failed = new Set();

/** Calls the function whenever the sandbox answers again, until the returned function is called. */
export function onRecovery(recovered) {
  recoveries.add(recovered);
  return () => recoveries.delete(recovered);
}

/** Calls the function whenever {@link isLost} changes. */
export const onChange = (changed) => changes.push(changed);

/** Whether the sandbox did not answer the last call. */
export const isLost = () => !at('connection').hidden;

/** Says at the top of the page that the sandbox does not answer. */
export function lost() {
  if (!isLost()) {
    at('connection').hidden = false;
    changes.forEach((changed) => changed());
  }
}

/** Removes the message and those of failed actions, and refreshes the page if there was one. */
export function restored() {
  if (isLost()) {
    at('connection').hidden = true;
    failed.forEach((id) => withdraw(id));
    [...changes, ...recoveries].forEach((called) => called());
  }
}

/** Wraps the action of a button: if it fails, the element with the id says why. */
export const reporting = (id, action) => async (event) => {
  try {
    await action(event);
  } catch (error) {
    report(id, { ok: false, message: `Failed: ${error.message}` });
    failed.add(id);
  }
};

/** Shows a result. */
export function report(id, { ok, message }) {
  at(id).className = ok ? 'badge good' : 'badge fault';
  at(id).textContent = message;
  failed.delete(id);
}

/** Removes a result. */
export function withdraw(id) {
  at(id).className = '';
  at(id).textContent = '';
  failed.delete(id);
}
