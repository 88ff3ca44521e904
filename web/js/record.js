/** What staff alone read of a booking: its history, their notes, and how often its client did not come. */
import { pathOf } from './changes.js';
import { momentIn } from './format.js';
import { once } from './once.js';
import { action, make } from './page.js';
import { call } from './session.js';

const LIMIT = 100;
const EVENTS = {
  CREATED: 'booked', MOVED: 'moved', CONFIRMED: 'confirmed', CANCELLED: 'cancelled', EXPIRED: 'expired',
  COMPLETED: 'took place', NO_SHOW: 'the client did not come', NOTE_ADDED: 'a note was added',
  SHARING_BEGUN: 'another booking came to share its time', SHARING_ENDED: 'another booking shares its time no more',
};

/** Fills a panel with the record of a booking, and a field for another note. */
export async function showRecord(panel, booking, { people, me }) {
  const client = new URLSearchParams({ clientId: booking.clientId, limit: 1 });
  const [history, notes, { noShows, total }] = await Promise.all([
    call('GET', `${pathOf(booking, 'history')}?limit=${LIMIT}`),
    call('GET', `${pathOf(booking, 'notes')}?limit=${LIMIT}`),
    call('GET', `/api/bookings?${client}`),
  ]);
  await people.meet([...history.items.map(({ by }) => by), ...notes.items.map(({ authorId }) => authorId)]);
  const text = make('textarea', { id: `note-${booking.id}`, maxLength: 4000, rows: 3 });
  const add = async () => {
    if (!text.value.trim()) return;
    await once(me.id, 'POST', pathOf(booking, 'notes'), { text: text.value.trim() });
    await showRecord(panel, booking, { people, me });
  };
  panel.replaceChildren(
    make('p', { className: 'hint' }, `Client ${booking.clientId}: ${total} bookings, missed ${noShows ?? 0}.`),
    make('h3', {}, 'History'),
    make('ul', {}, ...history.items.map(entry => change(entry, people, me.timeZone))),
    make('h3', {}, 'Notes'),
    make('ul', {}, ...notes.items.map(entry => note(entry, people, me.timeZone))),
    make('label', { htmlFor: text.id }, 'Another note, for staff alone'), text,
    make('p', { className: 'actions' }, action('Keep this note', add)));
}

function change({ at, what, by, from, to, reason }, people, timeZone) {
  const moved = from && to ? `, from ${momentIn(from, timeZone)} to ${momentIn(to, timeZone)}` : '';
  return make('li', {}, `${momentIn(at, timeZone)}: ${EVENTS[what] ?? what}${moved}, by ${people.nameOf(by)}${reason ? `: “${reason}”` : ''}`);
}

function note({ text, authorId, createdAt }, people, timeZone) {
  return make('li', {}, text, make('span', { className: 'hint' }, ` ${people.nameOf(authorId)}, ${momentIn(createdAt, timeZone)}`));
}
