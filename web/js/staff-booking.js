/** Staff book for a client: a free time or any other, knowingly over other bookings too. */
import { clockTime, isShown, momentOf } from './days.js';
import { span } from './format.js';
import { onSubmit } from './form.js';
import { lookUp } from './lookup.js';
import { once } from './once.js';
import { isAsAsked, standing } from './outcome.js';
import { action, byId } from './page.js';
import { Problem } from './session.js';
import { askTwice } from './sharing.js';
import { offerInstead, TimePicker } from './times.js';

const form = byId('book');
const times = byId('free-times');
const instead = byId('instead');
const said = byId('booked');
const client = byId('client');
const { offeringId, practitionerId, clientId, startsAt } = form.elements;

/** Makes the form work; `booked` is called after each booking. Answers a function that takes the ids of clients to suggest. */
export function bookForClients({ offerings, people, me, booked }) {
  const { timeZone } = me;
  const here = offerings.filter(offering => offering.bookingMode !== 'calendly');
  /** What was asked for last: what is booked over others is that, whatever the fields say meanwhile. */
  let asked;
  const near = new Set();
  let found = [];
  const chosen = () => here.find(offering => offering.id === offeringId.value);
  form.hidden = here.length === 0;
  offeringId.append(...here.map(offering => new Option(offering.name, offering.id)));
  offeringId.addEventListener('change', fillPractitioners);
  clientId.addEventListener('input', () => { client.textContent = ''; });
  lookUp(clientId, beginning => people.clients(beginning), those => {
    found = those;
    suggest();
  });
  clientId.addEventListener('change', nameClient);
  byId('show-free').append(action('Free times', showFree));
  onSubmit(form, () => book(asked = wanted()), refused);
  if (here.length > 0) fillPractitioners();
  return ids => {
    ids.forEach(id => near.add(id));
    suggest();
  };

  function fillPractitioners() {
    times.replaceChildren();
    practitionerId.replaceChildren(...chosen().practitionerIds.map(id => new Option(people.nameOf(id), id)));
  }

  /** Those of the days that were looked at, and who is found for what is typed. */
  function suggest() {
    const words = new Map([...near].map(id => [id, people.nameOf(id)]));
    found.forEach(({ id, name, email }) => words.set(id, `${name}, ${email}`));
    byId('clients').replaceChildren(...[...words].map(([id, text]) => new Option(text, id)));
  }

  /** An id tells a reader nothing, so it is said whose it is. */
  async function nameClient() {
    const id = clientId.value.trim();
    if (!id || !clientId.validity.valid) return;
    await people.meet([id]);
    if (id !== clientId.value.trim()) return;
    const name = people.nameOf(id);
    client.textContent = name === id ? '' : `This is ${name}.`;
  }

  async function showFree() {
    // The form has one clock, and may say another time by now: it is left alone when free times are shown by another clock.
    const turned = () => {};
    const picker = new TimePicker({ offeringId: offeringId.value, practitionerId: practitionerId.value, timeZone, choose, turned });
    times.replaceChildren(picker.element);
    await picker.begin();
  }

  function choose(slot) {
    if (slot) startsAt.value = clockTime(slot.startsAt, timeZone);
  }

  function wanted() {
    const time = startsAt.value.slice(0, 16);
    if (!isShown(time, timeZone)) throw leftOut();
    return {
      offeringId: offeringId.value,
      practitionerId: practitionerId.value,
      clientId: clientId.value.trim(),
      startsAt: momentOf(time, timeZone),
    };
  }

  function leftOut() {
    return new Problem({
      title: 'There is no such time on that day',
      detail: 'Clocks are put forward then. Please choose another time.',
      errors: [{ pointer: '#/startsAt', detail: 'is left out by the clock on that day' }],
    });
  }

  async function book(request) {
    said.textContent = '';
    instead.replaceChildren();
    const booking = await once(me.id, 'POST', '/api/bookings', request);
    const isThere = isAsAsked(booking, request);
    if (isThere) {
      times.replaceChildren();
      startsAt.value = '';
    }
    const tell = () => { said.textContent = isThere ? asBooked(booking) : asChanged(booking); };
    tell();
    await Promise.all([booked(), people.meet([booking.clientId]).then(tell)]);
  }

  function asBooked({ clientId: whose, offeringName, startsAt: from, endsAt: to }) {
    return `Booked for ${people.nameOf(whose)}: ${offeringName}, ${span(from, to, timeZone)}.`;
  }

  function asChanged(booking) {
    const whose = people.nameOf(booking.clientId);
    return `This had been booked for ${whose}, and was changed since. ${standing(booking, timeZone)} Book it once more if it is wanted again.`;
  }

  function refused(problem) {
    return offerInstead(instead, problem, { timeZone, choose, more: [action('Book over what is there …', overIt)] });
  }

  /** An override is never one click: whoever is there already will come too. */
  function overIt() {
    askTwice(instead, 'Yes, book over it', () => book({ ...asked, override: true }));
  }
}
