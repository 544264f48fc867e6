import { at, element } from './elements.js';

/** Asks a question in a dialog, with a list of consequences. Resolves to whether the action was confirmed. */
export function confirmed(question, text, consequences, action) {
  const dialog = at('confirmation');
  const confirm = element('button', { value: 'confirmed', class: 'danger' }, action);
  dialog.replaceChildren(element('form', { method: 'dialog' },
    element('h2', { id: 'confirmation-question' }, question),
    element('p', {}, text),
    element('ul', {}, consequences.map((each) => element('li', {}, each))),
    element('div', { class: 'actions' }, element('button', { value: '' }, 'Cancel'), confirm)));
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => (dialog.onclose = () => resolve(dialog.returnValue === 'confirmed')));
}
