/** One booking in a list, for its client and for staff. */
import { span, state } from './format.js';
import { copyOf, slot } from './page.js';

/** A copy of the page's template `booking` that says what it is, when, and where it stands. */
export function entryOf(booking, timeZone) {
  const item = copyOf('booking');
  const { words, tone } = state(booking.status);
  slot(item, 'name').textContent = booking.offeringName ?? 'Appointment';
  slot(item, 'when').textContent = span(booking.startsAt, booking.endsAt, timeZone);
  slot(item, 'when').dateTime = booking.startsAt;
  slot(item, 'state').textContent = words;
  slot(item, 'state').dataset.tone = tone;
  return item;
}
