/** Amounts, durations, times and states in the reader's words. */

/** `{amount: 250000, currency: "INR"}` → "₹2,500": minor units by the currency's own digits. */
export function money({ amount, currency }) {
  const style = { style: 'currency', currency };
  const digits = new Intl.NumberFormat(undefined, style).resolvedOptions().maximumFractionDigits;
  const major = amount / 10 ** digits;
  const whole = Number.isInteger(major) ? { minimumFractionDigits: 0 } : {};
  return new Intl.NumberFormat(undefined, { ...style, ...whole }).format(major);
}

/** 90 → "1 hour 30 minutes". */
export function duration(minutes) {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const part = (value, unit) => new Intl.NumberFormat('en', { style: 'unit', unit, unitDisplay: 'long' }).format(value);
  return [hours && part(hours, 'hour'), rest && part(rest, 'minute')].filter(Boolean).join(' ');
}

/** A span of time as a person of this zone would say it. */
export function span(startsAt, endsAt, timeZone) {
  const format = new Intl.DateTimeFormat(undefined, {
    timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit',
  });
  return format.formatRange(new Date(startsAt), new Date(endsAt));
}

/** The time of day at a moment by the clock of a zone. */
export const clock = (at, timeZone) =>
  new Intl.DateTimeFormat(undefined, { timeZone, hour: 'numeric', minute: '2-digit' }).format(new Date(at));

/** "2027-01-14" → "Thursday 14 January", as the reader would say it. */
export const dayName = date => onDate({ weekday: 'long', day: 'numeric', month: 'long' }).format(new Date(date));

/** Two dates as one stretch of days. */
export const days = (first, last) =>
  onDate({ day: 'numeric', month: 'long', year: 'numeric' }).formatRange(new Date(first), new Date(last));

/** A date alone is midnight of UTC to a browser, so it is read by UTC. */
const onDate = fields => new Intl.DateTimeFormat(undefined, { timeZone: 'UTC', ...fields });

const PLACES = { video: 'By video', phone: 'By phone' };

/** Where an offering takes place: its kind, and what is written beside it; empty where nothing is said. */
export const placeName = location => [PLACES[location?.kind], location?.text].filter(Boolean).join(': ');

/** A moment that has passed, by the clock of a zone, or of this browser without one. */
export const moment = (at, timeZone) =>
  new Intl.DateTimeFormat(undefined, { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at));

/** A moment, by the clock of a zone. */
export const momentIn = (at, timeZone) =>
  new Intl.DateTimeFormat(undefined, { timeZone, dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));

/** The zone of this browser, "UTC" where it does not tell. */
export const guessedZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC';

/** "Asia/Kolkata" → "Asia / Kolkata". */
export const zoneName = zone => zone.replaceAll('_', ' ').replaceAll('/', ' / ');

const STATES = {
  REQUESTED: ['Waiting for the practice', 'wait'],
  PENDING_PAYMENT: ['Waiting for payment', 'wait'],
  CONFIRMED: ['Confirmed', 'good'],
  CONFLICTED: ['We are checking this time', 'wait'],
  COMPLETED: ['Took place', 'gone'],
  NO_SHOW: ['Missed', 'gone'],
  CANCELLED: ['Cancelled', 'gone'],
  EXPIRED: ['Expired', 'gone'],
};

/** A booking's state in words, with a tone for its colour. */
export function state(status) {
  const [words, tone] = STATES[status] ?? [status.toLowerCase().replaceAll('_', ' '), 'wait'];
  return { words, tone };
}
