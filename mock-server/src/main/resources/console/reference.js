import { token } from './api.js';
import { at, element } from './elements.js';

let loading;

/** Shows the API reference. Swagger UI is large, so it is loaded on first use. */
export async function showReference() {
  loading ??= load();
  const ui = await loading;
  ui.preauthorizeApiKey('token', token());
}

async function load() {
  followScheme();
  await Promise.all([
    loaded(element('link', { rel: 'stylesheet', href: '/__sandbox/console/swagger-ui.css' })),
    loaded(element('script', { src: '/__sandbox/console/swagger-ui-bundle.js' })),
  ]);
  at('reference-loading').hidden = true;
  return new Promise((resolve) => {
    const ui = SwaggerUIBundle({
      url: '/__sandbox/openapi.json',
      domNode: at('swagger'),
      validatorUrl: null,
      onComplete: () => resolve(ui),
    });
  });
}

// Swagger UI switches to its dark style by a class.
function followScheme() {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const follow = () => document.documentElement.classList.toggle('dark-mode', dark.matches);
  dark.onchange = follow;
  follow();
}

const loaded = (part) =>
  new Promise((resolve, reject) => {
    part.onload = resolve;
    part.onerror = () => reject(new Error('the reference could not be loaded'));
    document.head.append(part);
  });
