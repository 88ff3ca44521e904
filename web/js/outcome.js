/**
 * What came of a request about a booking. One that the API knows from before is answered with the booking as it is now, which need not be
 * what was asked for: others may have changed it since.
 */
import { span, state, zoneName } from './format.js';

const OPEN = ['REQUESTED', 'PENDING_PAYMENT', 'CONFIRMED', 'CONFLICTED'];

/** Whether a booking is not over, one way or another. */
export const isOpen = ({ status }) => OPEN.includes(status);

/** Whether a booking has the start and the status that were asked for; without a status, whether it is not over. */
export const isAsAsked = (booking, { startsAt, status }) =>
  (status ? booking.status === status : isOpen(booking)) && (!startsAt || Date.parse(booking.startsAt) === Date.parse(startsAt));

/** How a booking that is not as it was asked for stands now. */
export function standing(booking, timeZone) {
  if (!isOpen(booking)) return `It stands as: ${state(booking.status).words}.`;
  return `It is now ${span(booking.startsAt, booking.endsAt, timeZone)}, by the clock of ${zoneName(timeZone)}.`;
}
