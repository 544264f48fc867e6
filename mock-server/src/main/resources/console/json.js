/** The text as indented JSON, or unchanged if it is not JSON or formatting would change a value. */
export function formatted(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === 'object' && value !== null && same(text, value) ? JSON.stringify(value, null, 2) : text;
  } catch {
    return text;
  }
}

// Duplicate keys, large numbers and escaped characters are lost in parsing; space outside of strings may be.
const same = (text, value) => withoutSpace(text) === JSON.stringify(value);

const withoutSpace = (text) => text.replace(/("(?:[^"\\]|\\.)*")|\s+/g, (all, string) => string ?? '');
