/** The arithmetic of calendars and clocks. Pure: dates are "2027-01-14", clock times "2027-01-14T09:30", moments are instants. */

const DAY_MS = 86_400_000;

/** What the clock of a zone shows at a moment. */
export function clockTime(at, timeZone) {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
  }).formatToParts(new Date(at));
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${year}-${month}-${day}T${hour}:${minute}`;
}

/** The date of a moment in a zone. */
export const dateOf = (at, timeZone) => clockTime(at, timeZone).slice(0, 10);

/** So many days later, or earlier. */
export const plusDays = (date, days) => new Date(Date.parse(date) + days * DAY_MS).toISOString().slice(0, 10);

/**
 * The moment at which the clock of a zone shows a time: the first of two where it is turned back; where it leaves the
 * time out, as long after the leap as the time is after its beginning.
 */
export function momentOf(time, timeZone) {
  const shown = Date.parse(`${time}Z`);
  const offsets = [shown - DAY_MS, shown + DAY_MS].map(at => Date.parse(`${clockTime(at, timeZone)}Z`) - at);
  const found = offsets.map(offset => shown - offset).sort((a, b) => a - b)
    .find(at => clockTime(at, timeZone) === time);
  return new Date(found ?? shown - offsets[0]).toISOString();
}

/** Whether the clock of a zone shows a time at all: where clocks are put forward, it leaves some out. */
export const isShown = (time, timeZone) => clockTime(momentOf(time, timeZone), timeZone) === time;

/** The moment at which a date begins in a zone. */
export const beginningOf = (date, timeZone) => momentOf(`${date}T00:00`, timeZone);

/** Things with a start by their dates in a zone, in order; of those with the same start, only the first with `once`. */
export function byDate(things, timeZone, { once = false } = {}) {
  const dates = new Map();
  for (const thing of [...things].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt))) {
    const date = dateOf(thing.startsAt, timeZone);
    const day = dates.get(date) ?? [];
    if (!once || day.at(-1)?.startsAt !== thing.startsAt) day.push(thing);
    dates.set(date, day);
  }
  return dates;
}
