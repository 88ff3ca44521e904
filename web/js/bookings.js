import { cancelButton, moveButton } from './changes.js';
import { entryOf } from './entry.js';
import { zoneName } from './format.js';
import { isAsAsked, isOpen, standing } from './outcome.js';
import { beginSignedIn, byId, isStaff, slot } from './page.js';
import { askedPage, showPages } from './pages.js';
import { call } from './session.js';

const LIMIT = 20;
const list = byId('bookings');

beginSignedIn(load);

async function load() {
  const [me, bookings] = await Promise.all([
    call('GET', '/api/users/me'),
    call('GET', `/api/bookings?page=${askedPage()}&limit=${LIMIT}`),
  ]);
  byId('staff').hidden = !isStaff(me);
  show(bookings, me);
}

function show({ items, page, limit, total }, me) {
  list.replaceChildren(...items.map(booking => entry(booking, me)));
  list.removeAttribute('aria-busy');
  byId('none').hidden = total > 0;
  byId('zone').hidden = items.length === 0;
  slot(byId('zone'), 'zone').textContent = zoneName(me.timeZone);
  showPages(byId('pages'), page, Math.ceil(total / limit));
}

function entry(booking, me) {
  const item = entryOf(booking, me.timeZone);
  showPlace(slot(item, 'place'), booking.location);
  const panel = slot(item, 'panel');
  if (isOursToChange(booking)) slot(item, 'actions').append(...changes(booking, panel, me));
  return item;
}

/** What was booked at Calendly is changed there. */
const isOursToChange = booking =>
  booking.source !== 'CALENDLY' && isOpen(booking) && Date.parse(booking.startsAt) > Date.now();

function changes(booking, panel, me) {
  const done = async (changed, asked) => {
    await load();
    byId('said').textContent = isAsAsked(changed, asked)
      ? `It is ${asked.status === 'CANCELLED' ? 'cancelled' : 'moved'}; a mail about it is on its way.`
      : `It was changed again since. ${standing(changed, me.timeZone)}`;
  };
  return [moveButton(booking, panel, { me, done }), cancelButton(booking, panel, { me, done })];
}

/** A place may be an address to open, words, or not known yet. */
function showPlace(place, location) {
  const text = typeof location === 'string' ? location : location?.joinUrl ?? location?.text;
  place.hidden = !text;
  if (!text) return;
  if (/^https:\/\//.test(text)) {
    const link = document.createElement('a');
    Object.assign(link, { href: text, rel: 'noreferrer', textContent: 'Join online' });
    place.replaceChildren(link);
  } else {
    place.textContent = text;
  }
}
