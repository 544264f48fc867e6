import { element } from './elements.js';
import { exchange } from './exchange.js';
import { formatted } from './json.js';
import { send } from './request.js';

let editors = 0;

/** A form that shows a request, sends it as edited, and shows the exchange. */
export function editor(request) {
  const id = `editor-${editors++}`;
  const path = element('input', { id: `${id}-path`, value: request.path, spellcheck: 'false' });
  const headers = area(`${id}-headers`, request.headers.map((pair) => pair.join(': ')).join('\n'));
  const body = area(`${id}-body`, formatted(request.body));
  const sender = element('button', { type: 'submit', class: 'main' }, 'Send as edited');
  const result = element('div', {});
  const form = element('form', { class: 'editor' },
    labelled(`${request.method}: path and query`, path), labelled('Headers, one a line', headers), labelled('Body', body),
    element('div', { class: 'actions' }, sender), result);
  form.onsubmit = async (event) => {
    event.preventDefault();
    sender.disabled = true;
    const edited = { method: request.method, path: path.value, headers: pairs(headers.value), body: body.value };
    result.replaceChildren(exchange(edited, await send(edited)));
    sender.disabled = false;
  };
  return form;
}

function area(id, text) {
  const created = element('textarea', { id, spellcheck: 'false', rows: String(Math.min(14, text.split('\n').length + 1)) });
  created.value = text;
  return created;
}

const labelled = (text, field) => element('div', {}, element('label', { for: field.id }, text), field);

const pairs = (text) =>
  text.split('\n').filter((line) => line.trim()).map((line) => {
    const [, name, value] = /^([^:]*):?(.*)$/s.exec(line);
    return [name.trim(), value.trim()];
  });
