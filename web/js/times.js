/** Choosing a time: the free ones for a booking or a move, a week at once, in a zone that the reader may change. */
import { beginningOf, byDate, dateOf, plusDays } from './days.js';
import { clock, dayName, days, span } from './format.js';
import { action, attempt, make } from './page.js';
import { call } from './session.js';
import { fillZones } from './zones.js';

const WEEK = 7;
/** As many days as the API tells at once. */
const FARTHEST = 62;

/** Free times to choose from; `element` is what to show, and is filled by `begin`. */
export class TimePicker {
  #of;
  #practitionerId;
  #choose;
  #turned;
  #first;
  #from;
  #slots = [];
  #chosen;
  #days = make('ol', { className: 'days' });
  #title = make('p', { className: 'week' });
  #empty = make('p', { className: 'hint', hidden: true });
  #zone = make('select');
  #earlier = action('Earlier', () => this.#turn(-WEEK));
  #later = action('Later', () => this.#turn(WEEK));

  /**
   * @param offeringId what is to be booked
   * @param bookingId what is to be moved, in place of an offering
   * @param practitionerId whose times; everybody's who gives the offering if there is none
   * @param choose called with the slot that the reader chooses, and with nothing when there is none any more
   * @param turned called with the slot that is chosen when the reader changed the zone; `choose` unless told otherwise
   */
  constructor({ offeringId, bookingId, practitionerId, timeZone, choose, turned = choose }) {
    this.#of = bookingId ? { bookingId } : { offeringId };
    this.#practitionerId = practitionerId;
    this.#choose = choose;
    this.#turned = turned;
    fillZones(this.#zone, timeZone);
    this.#zone.addEventListener('change', () => attempt(this.#zone, () => this.#turnClock()));
    this.#title.setAttribute('aria-live', 'polite');
    this.element = make('div', { className: 'times' },
      make('label', { className: 'zone' }, 'Times are shown for ', this.#zone),
      make('div', { className: 'turn' }, this.#earlier, this.#title, this.#later),
      this.#empty, this.#days);
  }

  get timeZone() {
    return this.#zone.value;
  }

  /** Shows the first week with a free time, or the one of a start that is wanted and chooses that if it is free. */
  async begin(startsAt) {
    const wanted = Date.parse(startsAt ?? '');
    if (Number.isNaN(wanted)) {
      await this.#show();
      return;
    }
    await this.#show(wanted);
    this.choose(this.#slots.find(slot => Date.parse(slot.startsAt) === wanted));
  }

  /** The same by another clock. What is chosen stays so, free or not: it is the same time. */
  async #turnClock() {
    await this.#show(this.#chosen && Date.parse(this.#chosen.startsAt));
    if (this.#chosen) this.#turned(this.#chosen);
  }

  /** Looks again what is free, and forgets what was chosen. */
  async refresh() {
    this.choose(undefined);
    await this.#show();
  }

  /** Chooses a slot, shown or not. */
  choose(slot) {
    this.#chosen = slot;
    for (const button of this.#days.querySelectorAll('button')) {
      button.setAttribute('aria-pressed', String(button.value === slot?.startsAt));
    }
    this.#choose(slot);
  }

  async #show(startsAt) {
    const today = dateOf(Date.now(), this.timeZone);
    const slots = await this.#free(today, plusDays(today, FARTHEST - 1));
    this.#first = slots.length > 0 ? dateOf(slots[0].startsAt, this.timeZone) : today;
    this.#from = this.#first;
    const wanted = startsAt && dateOf(startsAt, this.timeZone);
    while (wanted && plusDays(this.#from, WEEK) <= wanted && wanted < plusDays(today, FARTHEST)) {
      this.#from = plusDays(this.#from, WEEK);
    }
    this.#draw(slots);
  }

  async #turn(by) {
    const from = plusDays(this.#from, by);
    const slots = await this.#free(from, plusDays(from, WEEK - 1));
    this.#from = from;
    this.#draw(slots);
  }

  async #free(from, to) {
    // A page may be open for days; the API tells of no past ones.
    const today = dateOf(Date.now(), this.timeZone);
    const query = new URLSearchParams({
      ...this.#of, from: from < today ? today : from, to, timeZone: this.timeZone,
    });
    const { slots } = await call('GET', `/api/availability?${query}`);
    return slots.filter(slot => !this.#practitionerId || slot.practitionerId === this.#practitionerId);
  }

  #draw(slots) {
    const end = beginningOf(plusDays(this.#from, WEEK), this.timeZone);
    this.#slots = slots.filter(slot => Date.parse(slot.startsAt) < Date.parse(end)
      && dateOf(slot.startsAt, this.timeZone) >= this.#from);
    this.#title.textContent = days(this.#from, plusDays(this.#from, WEEK - 1));
    this.#earlier.disabled = this.#from <= this.#first;
    this.#empty.hidden = this.#slots.length > 0;
    this.#empty.textContent = slots.length === 0 && this.#from === this.#first
      ? 'Nothing is free in the next two months.' : 'Nothing is free in these days.';
    this.#days.replaceChildren(...[...byDate(this.#slots, this.timeZone, { once: true })].map(day => this.#day(day)));
  }

  #day([date, slots]) {
    return make('li', {}, make('h3', {}, dayName(date)),
      make('div', { className: 'slots' }, ...slots.map(slot => this.#slot(slot))));
  }

  #slot(slot) {
    const button = make('button', { type: 'button', className: 'button plain', value: slot.startsAt }, clock(slot.startsAt, this.timeZone));
    button.setAttribute('aria-label', `${button.textContent}, ${dayName(dateOf(slot.startsAt, this.timeZone))}`);
    button.setAttribute('aria-pressed', String(slot.startsAt === this.#chosen?.startsAt));
    button.addEventListener('click', () => this.choose(slot));
    return button;
  }
}

/**
 * Says in a place that a time was taken, with the next free ones to choose from. Answers whether that was the problem;
 * any other is left to the caller.
 */
export function offerInstead(place, problem, { timeZone, choose, more = [] }) {
  if (!problem.is?.('slot-taken')) return false;
  const free = problem.facts.alternatives ?? [];
  const pick = slot => { place.replaceChildren(); choose(slot); };
  place.replaceChildren(make('div', { className: 'notice warn instead' },
    make('p', {}, make('strong', {}, problem.title), ` ${problem.detail}`),
    make('p', {}, free.length > 0 ? 'These times are free instead:' : 'No other time is known to be free. Please choose another one.'),
    make('div', { className: 'actions' },
      ...free.map(slot => action(span(slot.startsAt, slot.endsAt, timeZone), () => pick(slot))), ...more)));
  place.querySelector('button')?.focus();
  return true;
}
