import { save } from './api.js';
import { isLost, onChange, reporting } from './connection.js';
import { at } from './elements.js';
import { clearFilter, initFilter, matches, query, updateAnswers } from './journal-filter.js';
import { entryRow, markAsRemoved, openRow } from './journal-entry.js';
import { openTab } from './tabs.js';

// The entries and their rows by number. Rows are kept, so that an open one stays open when others are added.
const entries = new Map();
const rows = new Map();
let maxEntries = Infinity;
// How many of the first entries are still to come.
let missing = Infinity;
let wanted = '';

/** Sets up the filter and the buttons. */
export function initJournal() {
  initFilter(showEntries);
  onChange(showEntries);
  at('save-har').onclick = reporting('journal-failure', () => save(`journal.har${query()}`, 'journal.har'));
  at('save-sh').onclick = reporting('journal-failure', () => save(`journal.sh${query()}`, 'journal.sh'));
}

/** Shows the tab, and opens the entry with that number or request id as soon as it arrives. Without a place, the entry that was wanted before. */
export function showJournal(place = wanted) {
  wanted = place;
  at('journal-failure').textContent = '';
  at('journal-missing').textContent = '';
  openWanted();
}

/** Removes all entries, because those of another token follow. */
export function clearJournal() {
  entries.clear();
  rows.clear();
  at('entries').replaceChildren();
  missing = Infinity;
  at('journal-missing').textContent = '';
  showRefusal('');
  showEntries();
}

/** Takes over events of the stream. */
export function addEvents(events) {
  for (const { event, id, data } of events) {
    if (event === 'cleared') {
      entries.clear();
      maxEntries = data.max_entries;
      missing = data.entries;
    } else {
      entries.set(id, data);
      missing--;
    }
  }
  for (const id of [...entries.keys()].slice(0, Math.max(0, entries.size - maxEntries))) {
    entries.delete(id);
  }
  showEntries();
  openWanted();
}

/** Says that the stream was refused. */
export function showRefusal(message) {
  at('journal-refused').textContent = message ? `Not live: ${message}. Close other consoles of this token.` : '';
}

/** The number of entries. */
export const entryCount = () => entries.size;

function showEntries() {
  updateAnswers(entries.values());
  const shown = [...entries].filter(([, entry]) => matches(entry)).reverse();
  at('journal-count').textContent = counted(shown.length);
  at('journal-none').hidden = shown.length > 0 || entries.size === 0;
  updateRows(shown);
}

function counted(shown) {
  if (missing > 0) {
    return isLost() ? 'The journal cannot be loaded.' : 'Loading the journal …';
  }
  if (entries.size === 0) {
    return 'Nothing was sent with this token yet. Send a request from here or from your own code.';
  }
  const all = `${entries.size} ${entries.size === 1 ? 'request' : 'requests'}`;
  const order = isLost() ? 'newest first' : 'newest first, live';
  return shown === entries.size ? `${all}, ${order}` : `${shown} of ${all} match, ${order}`;
}

function updateRows(shown) {
  const ids = new Set(shown.map(([id]) => id));
  for (const [id, row] of rows) {
    if (!ids.has(id)) {
      rows.delete(id);
      // What is being edited stays when the journal no longer has the entry.
      if (!entries.has(id) && row.querySelector('.editor')) {
        markAsRemoved(row);
      } else {
        row.remove();
      }
    }
  }
  let next = at('entries').querySelector('.removed');
  for (const [id, entry] of shown.reverse()) {
    if (!rows.has(id)) {
      rows.set(id, entryRow(id, entry, wantNothing));
      at('entries').insertBefore(rows.get(id), next);
    }
    next = rows.get(id);
  }
}

function openWanted() {
  if (!wanted || openTab() !== 'journal') {
    return;
  }
  const id = entries.has(wanted) ? wanted : [...entries].findLast(([, entry]) => entry.id === wanted)?.[0];
  if (id) {
    wantNothing();
    if (!rows.has(id)) {
      clearFilter();
      showEntries();
    }
    openRow(rows.get(id));
  } else if (missing <= 0) {
    at('journal-missing').textContent = `The journal of this token has no request ${wanted}. It keeps the last ${maxEntries}.`;
  }
}

function wantNothing() {
  wanted = '';
  at('journal-missing').textContent = '';
}
