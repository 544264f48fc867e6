import { element } from './elements.js';

const MAX_LINES = 400;

/** Shows two texts side by side, with the lines that are only in one of them marked. */
export function difference(heads, before, after) {
  const rows = paired(steps(before.split('\n'), after.split('\n')));
  return element('table', { class: 'difference' },
    element('thead', {}, element('tr', {}, heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, rows.map(([left, right, equal]) =>
      element('tr', { class: equal ? 'equal' : 'changed' }, cell('del', left, equal), cell('ins', right, equal)))));
}

const cell = (mark, line, equal) =>
  element('td', {}, line === undefined ? '' : equal ? element('code', {}, line) : element(mark, {}, element('code', {}, line)));

// The longest common subsequence of lines. Each step is [line before, line after, equal].
function steps(before, after) {
  if (before.length > MAX_LINES || after.length > MAX_LINES) {
    return [...before.map((line) => [line, undefined, false]), ...after.map((line) => [undefined, line, false])];
  }
  const lengths = Array.from({ length: before.length + 1 }, () => new Array(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i][j] = before[i] === after[j] ? lengths[i + 1][j + 1] + 1 : Math.max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  const found = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      found.push([before[i++], after[j++], true]);
    } else if (j === after.length || (i < before.length && lengths[i + 1][j] >= lengths[i][j + 1])) {
      found.push([before[i++], undefined, false]);
    } else {
      found.push([undefined, after[j++], false]);
    }
  }
  return found;
}

// Puts a removed line beside the line that was added for it.
function paired(all) {
  const rows = [];
  for (const step of all) {
    const open = step[0] === undefined && !step[2] ? rows.findIndex((row, i) => i >= lastEqual(rows) && row[1] === undefined) : -1;
    if (open >= 0) {
      rows[open] = [rows[open][0], step[1], false];
    } else {
      rows.push(step);
    }
  }
  return rows;
}

const lastEqual = (rows) => rows.findLastIndex((row) => row[2]) + 1;
