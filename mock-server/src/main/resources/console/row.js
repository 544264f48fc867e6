import { element } from './elements.js';
import { exchange } from './exchange.js';
import { curl, send } from './request.js';

/**
 * A row of the catalogue: a description, a button that sends the request and shows the exchange, and one that copies it as cURL.
 * make: builds the request for each use, because the token may have changed
 */
export function sendableRow(id, badge, about, make) {
  const more = element('div', { class: 'more', 'aria-live': 'polite' });
  const sender = element('button', { type: 'button', class: 'main', 'aria-label': `Send ${id}` }, 'Send');
  sender.onclick = async () => {
    sender.disabled = true;
    const request = make();
    const response = await send(request);
    more.replaceChildren(exchange({ ...request, headers: Object.entries(request.headers) }, response));
    sender.disabled = false;
    sender.focus({ preventScroll: true });
  };
  const copier = element('button', { type: 'button', 'aria-label': `Copy ${id} as cURL` }, 'Copy cURL');
  copier.onclick = async () => {
    const command = curl(make());
    const copied = await copy(command);
    copier.textContent = copied ? 'Copied' : 'Shown below';
    more.replaceChildren(element('pre', { class: 'curl' }, command));
    setTimeout(() => (copier.textContent = 'Copy cURL'), 2000);
  };
  return element('article', { class: 'row', id, tabindex: '-1' },
    badge, element('div', { class: 'about' }, about), element('div', { class: 'actions' }, sender, copier), more);
}

// Browsers allow the clipboard only on secure origins. A sandbox on another host is not one.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
