import assert from 'node:assert/strict';
import test from 'node:test';
import { clockTime } from '../js/days.js';
import { Element, give, json, load, lost, open, refusal, settled, Storage, until } from './stubs.js';

const ME = { id: 'usr_mira', roles: ['practitioner'], timeZone: 'UTC' };
const OFFERING = { id: 'of_1', name: 'Follow-up', bookingMode: 'internal', practitionerIds: ['usr_mira'] };
const STARTS_AT = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
const byId = id => document.getElementById(id);

/** The form of `/day`; `find` is asked for clients. */
async function showForm(find = async () => []) {
  open();
  give('sessionStorage', { value: new Storage() });
  give('FormData', { value: class { *[Symbol.iterator]() { /* the module reads the fields itself */ } } });
  const form = byId('book');
  form.querySelector = () => new Element();
  const fields = Object.entries({ offeringId: OFFERING.id, practitionerId: ME.id, clientId: '', startsAt: '' })
    .map(([name, value]) => [name, Object.assign(byId(name), { value })]);
  form.elements = Object.assign(fields.map(([, field]) => field), Object.fromEntries(fields));
  const days = { shown: 0 };
  const { bookForClients } = await load()('staff-booking');
  const people = { nameOf: id => id, meet: async () => {}, clients: find };
  days.suggest = bookForClients({ offerings: [OFFERING], people, me: ME, booked: async () => { days.shown++; } });
  return days;
}

function type(text) {
  byId('clientId').value = text;
  byId('clientId').dispatchEvent(new Event('input'));
}

const suggested = () => byId('clients').children.map(option => option.value);

/** A service that books once for each key, and loses its first answer. */
function serve() {
  const bookings = new Map();
  globalThis.fetch = async (path, { body, headers }) => {
    assert.equal(path, '/api/bookings');
    const key = headers['Idempotency-Key'];
    const isKnown = bookings.has(key);
    if (!isKnown) bookings.set(key, { ...JSON.parse(body), endsAt: STARTS_AT, offeringName: OFFERING.name, status: 'CONFIRMED' });
    if (!isKnown && bookings.size === 1) lost();
    return json(201, bookings.get(key));
  };
  return bookings;
}

async function send() {
  byId('book').dispatchEvent(new Event('submit', { cancelable: true }));
  await until(() => byId('booked').words || byId('notice').words);
}

test('a booking that was cancelled before its answer came is not said to be there, and can be made anew', async () => {
  const days = await showForm();
  const bookings = serve();
  byId('clientId').value = 'usr_asha';
  byId('startsAt').value = clockTime(STARTS_AT, ME.timeZone);
  await send();
  assert.match(byId('notice').words, /no connection/);
  Object.assign([...bookings.values()][0], { status: 'CANCELLED' });

  await send();
  await until(() => byId('booked').words);
  assert.match(byId('booked').words, /usr_asha.*changed since.*Cancelled/);
  assert.equal(days.shown, 1);
  assert.equal(byId('startsAt').value, clockTime(STARTS_AT, ME.timeZone), 'it can be asked for once more');

  await send();
  await until(() => /^Booked for usr_asha/.test(byId('booked').words));
  assert.equal(bookings.size, 2);
});

test('a booking over what is there is asked twice, and is what was refused, whatever the form says by then', async () => {
  await showForm();
  const asked = [];
  globalThis.fetch = async (path, { body }) => {
    asked.push(JSON.parse(body));
    return asked.length === 1
      ? refusal(409, { type: 'urn:problem:booking:slot-taken', title: 'That time is not free', alternatives: [] })
      : json(201, { ...asked[1], endsAt: STARTS_AT, offeringName: OFFERING.name, status: 'CONFIRMED' });
  };
  const press = async words => {
    const found = () => byId('instead').all('button').find(each => each.words === words);
    await until(found);
    found().click();
  };
  byId('clientId').value = 'usr_asha';
  byId('startsAt').value = clockTime(STARTS_AT, ME.timeZone);
  byId('book').dispatchEvent(new Event('submit', { cancelable: true }));
  await press('Book over what is there …');
  byId('clientId').value = 'usr_vani';
  await until(() => byId('instead').all('button').some(each => each.words === 'No'));
  assert.equal(asked.length, 1);
  await press('Yes, book over it');
  await until(() => /^Booked for usr_asha/.test(byId('booked').words));

  assert.deepEqual(asked[1], { ...asked[0], override: true });
});

test('what is written into the form stays there when free times are shown by another clock', async () => {
  await showForm();
  globalThis.fetch = async () => json(200, { slots: [{ startsAt: STARTS_AT, endsAt: STARTS_AT, practitionerId: ME.id }] });
  byId('show-free').all('button')[0].click();
  const free = () => byId('free-times').all('button').find(({ value }) => value === STARTS_AT);
  await until(free);
  free().click();
  assert.equal(byId('startsAt').value, clockTime(STARTS_AT, ME.timeZone));
  const another = clockTime(Date.parse(STARTS_AT) + 3_600_000, ME.timeZone);
  byId('startsAt').value = another;

  const [zone] = byId('free-times').all('select');
  zone.value = 'Asia/Kolkata';
  zone.dispatchEvent(new Event('change'));
  await until(() => zone.getAttribute('aria-busy') === null);
  assert.equal(byId('startsAt').value, another);
  free().click();
  assert.equal(byId('startsAt').value, clockTime(STARTS_AT, ME.timeZone));
});

test('clients are looked for once somebody pauses to type, and not for nothing', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const asked = [];
  const days = await showForm(async beginning => { asked.push(beginning); return [{ id: 'usr_asha', name: 'Asha Rao', email: 'asha@example.org' }]; });
  days.suggest(['usr_vani']);
  for (const text of ['a', 'as', 'ash']) {
    type(text);
    t.mock.timers.tick(200);
  }
  assert.deepEqual(asked, []);
  t.mock.timers.tick(50);
  await settled();
  assert.deepEqual(asked, ['ash']);
  assert.deepEqual(suggested(), ['usr_vani', 'usr_asha']);

  type('  ');
  t.mock.timers.tick(250);
  await settled();
  days.suggest([]);
  assert.deepEqual(asked, ['ash']);
  assert.deepEqual(suggested(), ['usr_vani']);
});

test('an answer that comes when something else is typed counts no more', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const answers = [];
  await showForm(() => new Promise(resolve => { answers.push(id => resolve([{ id, name: 'Asha Rao', email: 'asha@example.org' }])); }));
  for (const text of ['ash', 'asha']) {
    type(text);
    t.mock.timers.tick(250);
  }
  answers[1]('usr_asha');
  await settled();
  answers[0]('usr_ashok');
  await settled();
  assert.deepEqual(suggested(), ['usr_asha']);
});

test('where nobody tells of clients, those of the days are there', async t => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const days = await showForm(async () => { throw new TypeError('no connection'); });
  days.suggest(['usr_vani']);
  type('ash');
  t.mock.timers.tick(250);
  await settled();
  assert.deepEqual(suggested(), ['usr_vani']);
});
