/** What staff see of some days: bookings with all that can be done about them, and other time that is taken. */
import { cancelButton, change, keepButton, moveButton, opener } from './changes.js';
import { byDate } from './days.js';
import { entryOf } from './entry.js';
import { clock, dayName, span } from './format.js';
import { isAsAsked, isOpen, standing } from './outcome.js';
import { action, make, slot } from './page.js';
import { showRecord } from './record.js';
import { Problem } from './session.js';

const BEGUN = { COMPLETED: ['Took place', 'complete'], NO_SHOW: ['Did not come', 'no-show'] };
const WHY = { 'outside-policy': 'A booking at Calendly that is nobody’s' };

/** The days in one element. */
export class Agenda {
  #root;
  #people;
  #me;
  #changed;

  /** @param changed called when a booking was changed here, to show the days anew */
  constructor(root, { people, me, changed }) {
    this.#root = root;
    this.#people = people;
    this.#me = me;
    this.#changed = changed;
  }

  /** Shows the API's answer, by the names of those who were met. */
  show({ bookings, clashes, busy }) {
    const known = new Map(bookings.map(booking => [booking.id, booking]));
    const shared = new Map(clashes.map(clash => [clash.bookingId, clash.with.map(id => known.get(id) ?? { id })]));
    const dates = byDate([...bookings, ...busy], this.#me.timeZone);
    const sections = [...dates].map(([date, things]) => {
      const items = things.map(thing => thing.id ? this.#booking(thing, shared.get(thing.id) ?? []) : this.#busy(thing));
      return make('section', {}, make('h2', {}, dayName(date)), make('ol', { className: 'rows' }, ...items));
    });
    if (sections.length === 0) sections.push(make('p', { className: 'empty' }, 'Nothing is booked in these days.'));
    this.#root.replaceChildren(...sections);
    this.#root.removeAttribute('aria-busy');
  }

  #busy({ startsAt, endsAt, why }) {
    return make('li', { className: 'card row' },
      make('p', {}, make('strong', {}, span(startsAt, endsAt, this.#me.timeZone)), ' ', WHY[why] ?? why),
      make('p', { className: 'state' }, 'Busy'));
  }

  #booking(booking, sharing) {
    const item = entryOf(booking, this.#me.timeZone);
    slot(item, 'name').prepend(`${clock(booking.startsAt, this.#me.timeZone)} `);
    slot(item, 'client').textContent = this.#people.nameOf(booking.clientId);
    slot(item, 'practitioner').textContent = this.#people.nameOf(booking.practitionerId);
    slot(item, 'clash').textContent = this.#clash(booking, sharing);
    slot(item, 'actions').append(...this.#actions(booking, slot(item, 'panel')));
    return item;
  }

  #clash({ status }, sharing) {
    const others = sharing.map(other => other.startsAt
      ? `${other.offeringName}, ${span(other.startsAt, other.endsAt, this.#me.timeZone)}` : `booking ${other.id}`);
    if (status === 'CONFLICTED') return `Its time is taken by ${others.join('; ') || 'another booking'}; it waits for it or for your decision.`;
    return others.length > 0 ? `Shares time with ${others.join('; ')}.` : '';
  }

  #actions(booking, panel) {
    const how = { me: this.#me, done: (...outcome) => this.#done(...outcome), anyTime: true };
    const keep = booking.status === 'CONFLICTED' ? [keepButton(booking, panel, how)] : [];
    const open = isOpen(booking) ? [moveButton(booking, panel, how), cancelButton(booking, panel, how)] : [];
    const record = opener('History and notes', booking, panel, () => showRecord(panel, booking, { people: this.#people, me: this.#me }));
    return [...this.#outcomes(booking), ...keep, ...open, record];
  }

  /** What can be said of a booking from its start on. */
  #outcomes(booking) {
    if (Date.parse(booking.startsAt) > Date.now() || !['CONFIRMED', 'COMPLETED', 'NO_SHOW'].includes(booking.status)) return [];
    return Object.entries(BEGUN)
      .filter(([status]) => status !== booking.status)
      .map(([status, [words, what]]) => action(words, async () => {
        await this.#done(await change(this.#me, booking, what), { status });
      }));
  }

  async #done(booking, asked) {
    await this.#changed();
    if (isAsAsked(booking, asked)) return;
    throw new Problem({ title: 'It was changed again since', detail: standing(booking, this.#me.timeZone) });
  }
}
