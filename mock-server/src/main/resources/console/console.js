import { showAnswers } from './answers.js';
import { ask } from './api.js';
import { showCard } from './card.js';
import { onRecovery } from './connection.js';
import { at, element, showIn } from './elements.js';
import { addEvents, clearJournal, initJournal, showJournal, showRefusal } from './journal.js';
import { showReference } from './reference.js';
import { follow, restart } from './stream.js';
import { openTab, initTabs } from './tabs.js';
import { initTheme } from './theme.js';
import { initToken, refuseToken } from './token.js';
import { showWorld, initWorld, withdrawResults } from './world.js';

const RETRY_MILLISECONDS = 1000;
const REFRESH_MILLISECONDS = 500;
const SHOWN = { journal: showJournal, world: openWorld, card: showCard, reference: showReference };
const REFRESHED = { world: showWorld, card: showCard };

// The results of the buttons are about another visit or token.
function openWorld() {
  withdrawResults();
  return showWorld();
}

// A failure is also shown at the top of the page by the call that failed; the tab is shown again on recovery.
const show = (name, place) => Promise.resolve(SHOWN[name]?.(place)).catch((error) => {
  console.warn(error.message);
  const shown = at(`${name}-shown`);
  if (shown && !shown.hasChildNodes()) {
    shown.append(element('p', { class: 'box' }, `The ${name} cannot be loaded: ${error.message}.`));
  }
});

// Events may arrive faster than the tab can be shown.
let refresh = 0;
function refreshSoon() {
  refresh ||= setTimeout(async () => {
    await Promise.resolve(REFRESHED[openTab()]?.()).catch(() => {});
    refresh = 0;
  }, REFRESH_MILLISECONDS);
}

async function catalogue() {
  for (;;) {
    try {
      return (await ask('answers')).data;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS));
    }
  }
}

initTheme();
const data = await catalogue();
initToken(data.demo_token, data.credential, () => {
  clearJournal();
  refuseToken('');
  // What is shown is about another token.
  [at('world-shown'), at('card-shown')].forEach((shown) => showIn(shown, null, () => []));
  restart();
  show(openTab());
});
showAnswers(data);
initJournal();
initWorld(data.answers[0].request);
onRecovery(async () => {
  showAnswers(await catalogue());
  show(openTab());
});
follow({
  events(events) {
    addEvents(events);
    refreshSoon();
  },
  refused: showRefusal,
  tokenRefused: refuseToken,
});
await initTabs(show);
