import { answers, call } from './api.js';
import { at, element } from './elements.js';
import { token } from './token.js';

let loading;

/** Shows the API reference. Swagger UI is large, so it is loaded on first use; a failed load is repeated on the next. */
export async function showReference() {
  loading ??= load();
  try {
    (await loading).preauthorizeApiKey('token', token());
  } catch (error) {
    loading = undefined;
    at('reference-loading').textContent = 'The reference could not be loaded. It is loaded again when the sandbox answers.';
    throw error;
  }
}

async function load() {
  at('reference-loading').hidden = false;
  at('reference-loading').textContent = 'Loading the reference …';
  // Loaded first: a missing sandbox is noticed here, and not by Swagger UI.
  const spec = await (await call('openapi.json')).json();
  await Promise.all([
    loaded(element('link', { rel: 'stylesheet', href: '/__sandbox/console/swagger-ui.css' })),
    loaded(element('script', { src: '/__sandbox/console/swagger-ui-bundle.js' })),
  ]);
  new MutationObserver(mendMarkup).observe(at('swagger'), { childList: true, subtree: true });
  return new Promise((resolve) => {
    const ui = SwaggerUIBundle({
      spec,
      domNode: at('swagger'),
      validatorUrl: null,
      // The cURL command that is shown does not have the mark of the console.
      showMutatedRequest: false,
      requestInterceptor: async (request) => {
        // Swagger UI would explain CORS.
        if (!(await answers())) {
          throw new Error('The sandbox does not answer.');
        }
        request.headers['X-Sandbox-Client'] = 'console';
        return request;
      },
      onComplete: () => {
        at('reference-loading').hidden = true;
        resolve(ui);
      },
    });
  });
}

// Swagger UI gives some of its fields and buttons no name.
const NAMES = {
  'select:not([aria-label])': 'Media type',
  '.copy-to-clipboard button:not([aria-label])': 'Copy',
  'textarea:not([aria-label])': 'Request body',
  '.model-box-control:not([aria-label], :has(.pointer))': 'Details',
  '.close-modal:not([aria-label])': 'Close',
};

function mendMarkup() {
  const all = (selector) => at('swagger').querySelectorAll(selector);
  for (const [selector, name] of Object.entries(NAMES)) {
    all(selector).forEach((field) => field.setAttribute('aria-label', name));
  }
  // Its headings start at level 3, directly below those of level 1, and skip level 5.
  all(':is(h3, h4, h5, h6):not([aria-level])').forEach((heading) =>
    heading.setAttribute('aria-level', Math.min(heading.tagName[1] - 1, 4)),
  );
  // Its tables are regions without names. Some labels have the id of their field, and all fields for credentials have the same id.
  all('table[role="region"]').forEach((table) => table.removeAttribute('role'));
  all('.opblock-section-header label[id]').forEach((label) => label.removeAttribute('id'));
  all('.auth-container input').forEach((field, index) => {
    field.id = `credential-${index}`;
    field.closest('.wrapper').querySelector('label').htmlFor = field.id;
  });
}

const loaded = (part) =>
  new Promise((resolve, reject) => {
    part.onload = resolve;
    part.onerror = () => {
      part.remove();
      reject(new Error('the reference could not be loaded'));
    };
    document.head.append(part);
  });
