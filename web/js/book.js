import { leadToCalendly } from './calendly.js';
import { duration, guessedZone, money, placeName, span, zoneName } from './format.js';
import { isUnanswered, once } from './once.js';
import { isAsAsked, standing } from './outcome.js';
import { action, begin, byId, isStaff, make, reveal, signInPage, slot } from './page.js';
import { explainFor } from './refusals.js';
import { call, signedIn } from './session.js';
import { offerInstead, TimePicker } from './times.js';

const asked = new URLSearchParams(location.search);
const chosen = byId('chosen');
const instead = byId('instead');

begin(async () => {
  const id = asked.get('offering');
  const offering = id ? await call('GET', `/api/offerings/${encodeURIComponent(id)}`) : null;
  if (!offering || offering.bookingMode === 'calendly') {
    location.replace('/offerings');
    return;
  }
  const me = signedIn() ? await call('GET', '/api/users/me') : null;
  describe(offering);
  offerCalendly(offering, me);
  const picker = new TimePicker({
    offeringId: offering.id, timeZone: me?.timeZone ?? guessedZone(), choose: time => choose(offering, me, picker, time),
  });
  byId('times').replaceChildren(picker.element);
  byId('times').removeAttribute('aria-busy');
  const before = { startsAt: asked.get('at'), practitionerId: asked.get('with') };
  await picker.begin(before.startsAt ?? undefined);
  if (me && await isUnanswered(me.id, 'POST', '/api/bookings', wanted(offering, me, before))) askAgain(offering, picker, before);
});

function describe(offering) {
  const about = byId('offering');
  document.title = `${offering.name} · Holdfast`;
  slot(about, 'name').textContent = offering.name;
  slot(about, 'description').textContent = offering.description;
  const facts = [duration(offering.durationMinutes), money(offering.price), placeName(offering.location)].filter(Boolean);
  slot(about, 'facts').replaceChildren(...facts.map(fact => make('span', {}, fact)));
}

/** Where an offering may be booked at Calendly as well, clients and those who may become one are shown the way. */
function offerCalendly(offering, me) {
  const there = byId('calendly');
  there.hidden = offering.bookingMode !== 'both' || !(me?.roles.includes('client') ?? true);
  if (there.hidden) return;
  leadToCalendly(slot(there, 'book'), offering, { book: 'Book at Calendly', signIn: 'Sign in to book at Calendly' });
}

/** A time that may have been booked from here, though the answer was lost, can be asked for again, free or not. */
function askAgain(offering, picker, { startsAt, practitionerId }) {
  const endsAt = new Date(Date.parse(startsAt) + offering.durationMinutes * 60_000).toISOString();
  picker.choose({ startsAt, endsAt, practitionerId });
  warn('You asked for this time, and it is not known whether it was booked. Book it again to find out: it is booked once only.');
}

const warn = words => instead.replaceChildren(make('p', { className: 'notice warn' }, words));

/** What is chosen stands in the address, so that signing in or loading the page again leads back to it. */
function remember(time) {
  for (const [name, value] of [['at', time?.startsAt], ['with', time?.practitionerId]]) {
    if (value) asked.set(name, value);
    else asked.delete(name);
  }
  history.replaceState(null, '', `?${asked}`);
}

function choose(offering, me, picker, time) {
  const isAnother = time?.startsAt !== asked.get('at') || time?.practitionerId !== asked.get('with');
  if (isAnother) instead.replaceChildren();
  remember(time);
  chosen.hidden = !time;
  if (!time) return;
  slot(chosen, 'what').textContent = offering.name;
  slot(chosen, 'when').textContent = span(time.startsAt, time.endsAt, picker.timeZone);
  slot(chosen, 'zone').textContent = zoneName(picker.timeZone);
  slot(chosen, 'duration').textContent = duration(offering.durationMinutes);
  slot(chosen, 'price').textContent = money(offering.price);
  slot(chosen, 'place').textContent = placeName(offering.location) || 'As the practice will tell you';
  slot(chosen, 'actions').replaceChildren(me
    ? action('Book this time', () => book(offering, me, picker, time), {
      className: 'button', explain: problem => refused(problem, picker),
    })
    : make('a', { className: 'button', href: signInPage() }, 'Sign in to book this time'));
  chosen.scrollIntoView({ block: 'nearest' });
}

const wanted = (offering, me, { startsAt, practitionerId }) =>
  ({ offeringId: offering.id, startsAt, practitionerId, ...(me && isStaff(me) && { clientId: me.id }) });

async function book(offering, me, picker, time) {
  const booking = await once(me.id, 'POST', '/api/bookings', wanted(offering, me, time));
  if (!isAsAsked(booking, time)) {
    warn(`You had booked this time, and that was changed since. ${standing(booking, picker.timeZone)} Book it once more if you want it again.`);
    return;
  }
  history.replaceState(null, '', location.pathname);
  slot(byId('done'), 'what').textContent = booking.offeringName;
  slot(byId('done'), 'when').textContent = span(booking.startsAt, booking.endsAt, picker.timeZone);
  slot(byId('done'), 'zone').textContent = zoneName(picker.timeZone);
  reveal(byId('done'), byId('choosing'));
}

function refused(problem, picker) {
  if (problem.is?.('slot-taken')) picker.refresh().catch(() => { /* the old times stay; a taken one is refused again */ });
  return offerInstead(instead, problem, { timeZone: picker.timeZone, choose: time => picker.choose(time) })
    || explainFor(picker.timeZone)(problem);
}
