import { span, state, zoneName } from './format.js';
import { begin, byId, copyOf, signInPage, slot } from './page.js';
import { askedPage, showPages } from './pages.js';
import { call, signedIn } from './session.js';

const LIMIT = 20;
const list = byId('bookings');

begin(async () => {
  if (!signedIn()) {
    location.replace(signInPage());
    return;
  }
  const [me, bookings] = await Promise.all([
    call('GET', '/api/users/me'),
    call('GET', `/api/bookings?page=${askedPage()}&limit=${LIMIT}`),
  ]);
  show(bookings, me.timeZone);
});

function show({ items, page, limit, total }, timeZone) {
  list.replaceChildren(...items.map(booking => entry(booking, timeZone)));
  list.removeAttribute('aria-busy');
  byId('none').hidden = total > 0;
  byId('zone').hidden = items.length === 0;
  slot(byId('zone'), 'zone').textContent = zoneName(timeZone);
  showPages(byId('pages'), page, Math.ceil(total / limit));
}

function entry(booking, timeZone) {
  const item = copyOf('booking');
  const { words, tone } = state(booking.status);
  slot(item, 'name').textContent = booking.offeringName ?? 'Appointment';
  slot(item, 'when').textContent = span(booking.startsAt, booking.endsAt, timeZone);
  slot(item, 'when').dateTime = booking.startsAt;
  showPlace(slot(item, 'place'), booking.location);
  slot(item, 'state').textContent = words;
  slot(item, 'state').dataset.tone = tone;
  return item;
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
