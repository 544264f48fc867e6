import { element } from './elements.js';
import { exchange } from './exchange.js';
import { curl, send } from './request.js';

/**
 * Something that can be sent: what it is, a button that sends it and shows the exchange, and the same as cURL.
 * make: the request, made anew for every use, because the token may have changed
 */
export function sendableRow(id, badge, about, make) {
  const more = element('div', { class: 'more', 'aria-live': 'polite' });
  const sender = element('button', { type: 'button', class: 'main', 'aria-label': `Send ${id}` }, 'Send');
  sender.onclick = async () => {
    sender.disabled = true;
    const request = make();
    const came = await send(request);
    more.replaceChildren(exchange({ ...request, headers: Object.entries(request.headers) }, came));
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

// Browsers give the clipboard to safe origins alone, which a sandbox elsewhere in the network is not.
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
