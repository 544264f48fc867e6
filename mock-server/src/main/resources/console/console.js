import { showAnswers } from './answers.js';
import { ask, keepToken } from './api.js';
import { showCard } from './card.js';
import { at } from './elements.js';
import { showJournal, startJournal } from './journal.js';
import { showReference } from './reference.js';
import { openTab, startTabs } from './tabs.js';
import { showWorld, startWorld } from './world.js';

const EVERY_MILLISECONDS = 2000;
const LIVE = { journal: showJournal, world: showWorld, card: showCard };

async function show(name) {
  try {
    await (LIVE[name] ?? (name === 'reference' ? showReference : () => {}))();
    at('trouble').hidden = true;
  } catch (error) {
    at('trouble').textContent = `The sandbox does not answer: ${error.message}`;
    at('trouble').hidden = false;
  }
}

async function watch() {
  const name = openTab();
  if (document.visibilityState === 'visible' && name in LIVE) {
    await show(name);
  }
  setTimeout(watch, EVERY_MILLISECONDS);
}

const { data: catalogue } = await ask('answers');
keepToken(catalogue.demo_token, () => show(openTab()));
showAnswers(catalogue);
startJournal();
startWorld(catalogue.answers[0].request);
await startTabs(show);
watch();
