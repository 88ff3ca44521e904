/** Long lists: which page of one is asked for in the address, and the way to its neighbours. */
import { slot } from './page.js';

/** The page that the address asks for; the first when it asks for none that could be. */
export function askedPage() {
  const asked = Number(new URLSearchParams(location.search).get('page'));
  return Number.isInteger(asked) && asked > 0 ? asked : 1;
}

/** Shows where we are and links the pages before and after, as far as there are any. */
export function showPages(nav, page, count) {
  nav.hidden = count < 2 && page === 1;
  slot(nav, 'where').textContent = `Page ${page} of ${Math.max(count, 1)}`;
  for (const [name, target] of [['previous', page - 1], ['next', page + 1]]) {
    if (target >= 1 && target <= count) {
      slot(nav, name).href = `?page=${target}`;
    } else {
      slot(nav, name).removeAttribute('href');
    }
  }
}
