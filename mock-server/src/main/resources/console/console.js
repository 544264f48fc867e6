import { showAnswers } from './answers.js';
import { ask, initToken } from './api.js';
import { showCard } from './card.js';
import { at } from './elements.js';
import { showJournal, initJournal } from './journal.js';
import { showReference } from './reference.js';
import { openTab, initTabs } from './tabs.js';
import { showWorld, initWorld } from './world.js';

const REFRESH_MILLISECONDS = 2000;
const REFRESHED_TABS = { journal: showJournal, world: showWorld, card: showCard };

async function show(name) {
  try {
    await (REFRESHED_TABS[name] ?? (name === 'reference' ? showReference : () => {}))();
    at('error').hidden = true;
  } catch (error) {
    at('error').textContent = `The sandbox does not answer: ${error.message}`;
    at('error').hidden = false;
  }
}

async function refresh() {
  const name = openTab();
  if (document.visibilityState === 'visible' && name in REFRESHED_TABS) {
    await show(name);
  }
  setTimeout(refresh, REFRESH_MILLISECONDS);
}

const { data: catalogue } = await ask('answers');
initToken(catalogue.demo_token, () => show(openTab()));
showAnswers(catalogue);
initJournal();
initWorld(catalogue.answers[0].request);
await initTabs(show);
refresh();
