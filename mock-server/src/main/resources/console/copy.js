import { element } from './elements.js';
import { SNIPPETS } from './snippets.js';

/**
 * A button that offers the request as code. The chosen language is copied, and shown in `more`.
 * make: builds the request for each use, because the token may have changed
 */
export function copyButton(make, more) {
  const button = element('button', { type: 'button', class: 'copy' }, 'Copy as code');
  button.onclick = () => {
    const status = element('span', { role: 'status', class: 'source' });
    const code = element('pre', { class: 'snippet', hidden: '' });
    const choose = async (chosen, language) => {
      const text = SNIPPETS[language](make());
      code.hidden = false;
      code.textContent = text;
      [...chosen.parentNode.querySelectorAll('button')].forEach((each) => each.setAttribute('aria-pressed', String(each === chosen)));
      status.textContent = (await copy(text)) ? 'Copied' : 'Shown below, because the browser allows no copying here';
    };
    const languages = Object.keys(SNIPPETS).map((language) => {
      const choice = element('button', { type: 'button', 'aria-pressed': 'false' }, language);
      choice.onclick = () => choose(choice, language);
      return choice;
    });
    more.replaceChildren(element('div', { class: 'actions languages', role: 'group', 'aria-label': 'Language' }, languages, status), code);
    languages[0].focus();
  };
  return button;
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
