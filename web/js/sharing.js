/** Staff knowingly have a booking where something else is. */
import { action, make } from './page.js';

/** Asks, in place of what is there, whether that is really meant, and does it then, or else `leave`; for `explain` see `action`. */
export function askTwice(place, words, work, { explain, leave = () => place.replaceChildren() } = {}) {
  place.replaceChildren(make('div', { className: 'notice warn instead' },
    make('p', {}, make('strong', {}, 'Something else is at this time already, or too close to it.')),
    make('p', {}, 'Whoever it is for expects it too, and nobody is told of the other.'),
    make('div', { className: 'actions' },
      action(words, work, { className: 'button', explain }),
      action('No', leave))));
  place.querySelector('button').focus();
}
