import { at } from './elements.js';

const STORAGE_KEY = 'attach-phone-number-sandbox-theme';
const dark = matchMedia('(prefers-color-scheme: dark)');

/** Sets up the theme selection: light, dark, or that of the system. */
export function initTheme() {
  const select = at('theme');
  select.value = localStorage.getItem(STORAGE_KEY) ?? 'system';
  select.onchange = () => {
    localStorage.setItem(STORAGE_KEY, select.value);
    apply();
  };
  dark.onchange = apply;
  apply();
}

function apply() {
  const theme = at('theme').value;
  document.documentElement.dataset.theme = theme;
  // The reference is inverted by a class.
  document.documentElement.classList.toggle('dark-mode', theme === 'dark' || (theme === 'system' && dark.matches));
}
