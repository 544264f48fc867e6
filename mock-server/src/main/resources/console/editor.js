import { element } from './elements.js';
import { exchange } from './exchange.js';
import { formatted } from './json.js';
import { send } from './request.js';

let editors = 0;

/** A form that shows a request, sends it as edited, and shows the exchange. corrected: a valid body, if that of the request is not */
export function editor(request, corrected) {
  const id = `editor-${editors++}`;
  const path = element('input', { id: `${id}-path`, value: request.path, spellcheck: 'false' });
  const headers = area(`${id}-headers`, request.headers.map((pair) => pair.join(': ')).join('\n'));
  const body = area(`${id}-body`, formatted(request.body));
  const sender = element('button', { type: 'submit', class: 'main' }, 'Send as edited');
  const correction = element('button', { type: 'button' }, 'Use the corrected body');
  correction.onclick = () => {
    body.value = JSON.stringify(corrected, null, 2);
    body.rows = rowsOf(body.value);
  };
  const result = element('div', {});
  const form = element('form', { class: 'editor' },
    labelled(`${request.method}: path and query`, path), labelled('Headers, one a line', headers), labelled('Body', body),
    element('div', { class: 'actions' }, sender, corrected ? correction : null), result);
  form.onsubmit = async (event) => {
    event.preventDefault();
    sender.disabled = true;
    const edited = { method: request.method, path: path.value, headers: pairs(headers.value), body: body.value };
    try {
      const received = await send(edited);
      result.replaceChildren(element('p', { class: 'which' }, 'The request as edited'), exchange(edited, received));
    } catch (error) {
      result.replaceChildren(element('p', { class: 'error' }, `Not sent, because the browser refuses this request: ${error.message}`));
    }
    sender.disabled = false;
  };
  return form;
}

function area(id, text) {
  const created = element('textarea', { id, spellcheck: 'false', rows: String(rowsOf(text)) });
  created.value = text;
  return created;
}

const rowsOf = (text) => Math.min(14, text.split('\n').length + 1);

const labelled = (text, field) => element('div', {}, element('label', { for: field.id }, text), field);

const pairs = (text) =>
  text.split('\n').filter((line) => line.trim()).map((line) => {
    const [, name, value] = /^([^:]*):?(.*)$/s.exec(line);
    return [name.trim(), value.trim()];
  });
