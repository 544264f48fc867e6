import { at } from './elements.js';

const tabs = [...document.querySelectorAll('[role="tab"]')];
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

/** Sets up the tabs. `shown(name, place)` is called when one is opened. The URL fragment selects it: `#journal`, `#answers/attached`. */
export function initTabs(shown) {
  for (const tab of tabs) {
    tab.onclick = () => (location.hash = nameOf(tab));
    tab.onkeydown = (event) => move(event, tabs.indexOf(tab));
  }
  const open = async () => {
    const [name, place = ''] = location.hash.slice(1).split('/').map(decodeURIComponent);
    const tab = tabs.find((each) => nameOf(each) === name) ?? tabs[0];
    select(tab);
    await shown(nameOf(tab), place);
    if (place) {
      at(place)?.focus();
    }
  };
  window.onhashchange = open;
  return open();
}

/** The name of the open tab. */
export const openTab = () => nameOf(tabs.find((tab) => tab.ariaSelected === 'true') ?? tabs[0]);

// Panel ids have a prefix, or the browser would scroll to the panel named by the fragment.
const panelOf = (tab) => tab.getAttribute('aria-controls');
const nameOf = (tab) => panelOf(tab).replace('panel-', '');

function select(chosen) {
  for (const tab of tabs) {
    tab.setAttribute('aria-selected', String(tab === chosen));
    tab.tabIndex = tab === chosen ? 0 : -1;
    at(panelOf(tab)).hidden = tab !== chosen;
  }
}

function move(event, from) {
  const ends = { Home: 0, End: tabs.length - 1 };
  const to = ends[event.key] ?? (event.key in STEPS ? (from + STEPS[event.key] + tabs.length) % tabs.length : undefined);
  if (to !== undefined) {
    event.preventDefault();
    tabs[to].focus();
    tabs[to].click();
  }
}
