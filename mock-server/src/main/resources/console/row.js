import { copyButton } from './copy.js';
import { editor } from './editor.js';
import { element } from './elements.js';
import { exchange } from './exchange.js';
import { send } from './request.js';

/**
 * A row of the catalogue: a description and buttons that send the request, open it for editing, and copy it as code.
 * make: builds the request for each use, because the token may have changed
 */
export function sendableRow(id, badge, about, make) {
  const more = element('div', { class: 'more', 'aria-live': 'polite' });
  const sender = element('button', { type: 'button', class: 'main' }, 'Send');
  sender.onclick = async () => {
    sender.disabled = true;
    const request = make();
    more.replaceChildren(exchange(request, await send(request)));
    sender.disabled = false;
    sender.focus({ preventScroll: true });
  };
  const edit = element('button', { type: 'button' }, 'Edit');
  edit.onclick = () => {
    more.replaceChildren(editor(make()));
    more.querySelector('textarea').focus({ preventScroll: true });
  };
  const actions = [sender, edit, copyButton(make, more)];
  // The visible text is the beginning of the accessible name.
  actions.forEach((button) => button.setAttribute('aria-label', `${button.textContent}: ${id}`));
  return element('article', { class: 'row', id, tabindex: '-1', 'aria-label': id },
    badge, element('div', { class: 'about' }, about), element('div', { class: 'actions' }, actions), more);
}
