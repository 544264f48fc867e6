import { token } from './api.js';
import { at, element } from './elements.js';

let loading;

/** The API reference, loaded when it is first looked at: it is larger than all the rest. */
export function showReference() {
  loading ??= load();
  return loading;
}

async function load() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.onchange = follow;
  follow();
  await Promise.all([
    loaded(element('link', { rel: 'stylesheet', href: '/__sandbox/console/swagger-ui.css' })),
    loaded(element('script', { src: '/__sandbox/console/swagger-ui-bundle.js' })),
  ]);
  const ui = SwaggerUIBundle({
    url: '/__sandbox/openapi.json',
    domNode: at('swagger'),
    deepLinking: false,
    validatorUrl: null,
    onComplete: () => {
      at('reference-loading').hidden = true;
      ui.preauthorizeApiKey('token', token());
    },
  });
}

const loaded = (part) =>
  new Promise((resolve, reject) => {
    part.onload = resolve;
    part.onerror = () => reject(new Error('The reference could not be loaded.'));
    document.head.append(part);
  });
