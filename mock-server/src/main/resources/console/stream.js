import { call } from './api.js';
import { isLost, onChange } from './connection.js';

const UNAUTHORIZED = 401;
const RETRY_MILLISECONDS = 1000;
// The sandbox sends a comment every ten seconds.
const SILENCE_MILLISECONDS = 30000;

let reader = new AbortController();
let lastId = '';

/**
 * Follows the journal for as long as the page is visible, across restarts of the sandbox and changes of the token.
 * handlers: `events([{event, id, data}])` for what arrives together, `refused(message)` if there are too many streams, and
 * `tokenRefused(message)` if the sandbox keeps no journal for the token. An empty message withdraws the last one.
 */
export async function follow(handlers) {
  document.addEventListener('visibilitychange', () => document.hidden && reader.abort());
  // A refused token is not asked about again, but the sandbox is until it answers.
  onChange(() => isLost() && reader.abort());
  for (;;) {
    await visible();
    reader = new AbortController();
    await read(reader, handlers).catch(() => {});
    if (!reader.signal.aborted) {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

/** Starts again from the first entry, because the token has changed. */
export function restart() {
  lastId = '';
  reader.abort();
}

async function read(controller, handlers) {
  const headers = lastId ? { 'Last-Event-ID': lastId } : {};
  let watchdog = setTimeout(() => controller.abort(), SILENCE_MILLISECONDS);
  try {
    // EventSource cannot send the token, and a URL would put it into logs.
    const response = await call('journal/stream', { headers, signal: controller.signal });
    if (response.status === UNAUTHORIZED) {
      clearTimeout(watchdog);
      handlers.tokenRefused((await response.json()).message);
      await aborted(controller.signal);
      return;
    }
    if (!response.ok) {
      handlers.refused((await response.json()).message);
      return;
    }
    handlers.tokenRefused('');
    handlers.refused('');
    let text = '';
    for await (const piece of pieces(response.body.pipeThrough(new TextDecoderStream()))) {
      clearTimeout(watchdog);
      watchdog = setTimeout(() => controller.abort(), SILENCE_MILLISECONDS);
      const blocks = (text + piece).split('\n\n');
      text = blocks.pop();
      if (controller.signal.aborted) {
        return;
      }
      const events = blocks.map(parsed).filter(({ event }) => event);
      lastId = events.findLast(({ id }) => id)?.id ?? lastId;
      handlers.events(events);
    }
  } finally {
    clearTimeout(watchdog);
  }
}

async function* pieces(stream) {
  const source = stream.getReader();
  for (let piece = await source.read(); !piece.done; piece = await source.read()) {
    yield piece.value;
  }
}

function parsed(block) {
  const fields = Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s, 2)));
  return { event: fields.event, id: fields.id, data: fields.data && JSON.parse(fields.data) };
}

const aborted = (signal) =>
  new Promise((resolve) => (signal.aborted ? resolve() : signal.addEventListener('abort', resolve)));

const visible = () =>
  new Promise((resolve) => {
    const check = () => {
      if (!document.hidden) {
        document.removeEventListener('visibilitychange', check);
        resolve();
      }
    };
    document.addEventListener('visibilitychange', check);
    check();
  });
