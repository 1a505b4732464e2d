// The page's scripts, as they go to the browser.
import { ACTS_SCRIPT } from './page-acts.ts';
import { UPDATES_SCRIPT } from './page-updates.ts';

/** Runs before the first paint: the chosen colours, or the system's. */
export const THEME_SCRIPT = /* js */ `
(() => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const chosen = () => localStorage.getItem('stakewatch-theme');
  const show = () => {
    document.documentElement.dataset.theme = chosen() ?? (dark.matches ? 'dark' : 'light');
  };
  dark.addEventListener('change', show);
  window.toggleTheme = () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    // Back at the system's own colours, the page follows the system again.
    if (next === (dark.matches ? 'dark' : 'light')) localStorage.removeItem('stakewatch-theme');
    else localStorage.setItem('stakewatch-theme', next);
    show();
  };
  show();
})();
`;

const SHARED_SCRIPT = /* js */ `
const look = document.body.dataset;
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];
`;

export const PAGE_SCRIPT = `(() => {${SHARED_SCRIPT}${ACTS_SCRIPT}${UPDATES_SCRIPT}})();`;
