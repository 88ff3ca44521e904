import assert from 'node:assert/strict';
import test from 'node:test';
import { give, json, load, lost, open, settled, Storage, until } from './stubs.js';

const STARTS_AT = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
const OFFERING = {
  id: 'of_1', name: 'Follow-up', description: '', durationMinutes: 45, bookingMode: 'internal', price: { amount: 1000, currency: 'INR' },
};

/** A service with one free time, which books it once for each key; its first answer to that is lost. `me` is signed in. */
function serve({ me = { id: 'usr_asha', roles: ['client'], timeZone: 'Asia/Kolkata' }, bookings = new Map() } = {}) {
  const slot = { startsAt: STARTS_AT, endsAt: STARTS_AT, practitionerId: 'usr_mira' };
  const answers = {
    '/api/auth/refresh': () => (me ? json(200, { accessToken: 'a token' }) : json(401, {})),
    '/api/users/me': () => json(200, me),
    '/api/offerings/of_1': () => json(200, OFFERING),
    '/api/availability': () => json(200, { slots: [...bookings.values()].some(isThere) ? [] : [slot] }),
    '/api/bookings': ({ body, headers }) => {
      const key = headers['Idempotency-Key'];
      if (!bookings.has(key)) {
        bookings.set(key, { ...JSON.parse(body), endsAt: STARTS_AT, offeringName: OFFERING.name, status: 'CONFIRMED' });
        if (bookings.size === 1) lost();
      }
      return json(201, bookings.get(key));
    },
  };
  globalThis.fetch = async (path, request) => answers[path.split('?')[0]](request);
  return bookings;
}

const isThere = ({ status, startsAt }) => status === 'CONFIRMED' && startsAt === STARTS_AT;

/** Books the free time, and loses the answer. */
async function lose() {
  give('sessionStorage', { value: new Storage() });
  const bookings = serve();
  await visit('?offering=of_1');
  free()[0].click();
  chosen()[0].click();
  await until(() => isShown('notice'));
  assert.match(document.getElementById('notice').words, /no connection/);
  return bookings;
}

/** Loads `/book` at an address, and answers when it is there. */
async function visit(search) {
  open();
  globalThis.location = { pathname: '/book', search, replace() { throw new Error('led away'); } };
  globalThis.history = { replaceState(state, title, address) { location.search = address; } };
  await load()('book');
  await until(() => document.getElementById('times').getAttribute('aria-busy') === null && free().length + chosen().length > 0);
}

const free = () => document.getElementById('times').all('button').filter(button => button.value === STARTS_AT);
const chosen = () => document.getElementById('chosen').querySelector('[data-slot="actions"]').all('button');
const isShown = id => !document.getElementById(id).hidden;

const said = () => document.getElementById('instead').words;

test('a time whose booking was not answered is asked for again after a reload, and booked once', async () => {
  const bookings = await lose();

  await visit(location.search);
  assert.equal(free().length, 0, 'the booking itself is there');
  assert.match(said(), /not known whether it was booked/);
  chosen()[0].click();
  await until(() => isShown('done'));

  assert.equal(bookings.size, 1);
  assert.equal(sessionStorage.items.size, 0);
});

test('in another zone it is the same time that may be booked', async () => {
  const bookings = await lose();
  await visit(location.search);
  const address = location.search;
  const zone = document.getElementById('times').all('select')[0];
  zone.value = 'UTC';
  zone.dispatchEvent(new Event('change'));
  await until(() => zone.getAttribute('aria-busy') === null);

  assert.match(said(), /not known whether it was booked/);
  assert.equal(document.getElementById('chosen').querySelector('[data-slot="zone"]').words, 'UTC');
  assert.equal(location.search, address);
  chosen()[0].click();
  await until(() => isShown('done'));
  assert.equal(bookings.size, 1);
});

const LATER = new Date(Date.parse(STARTS_AT) + 3_600_000).toISOString();
for (const [what, { since, words }] of Object.entries({
  cancelled: { since: { status: 'CANCELLED' }, words: /Cancelled/ },
  moved: { since: { startsAt: LATER, endsAt: LATER }, words: /It is now .+ Asia \/ Kolkata/ },
})) {
  test(`a booking that was ${what} since is not said to be there, and can be made anew`, async () => {
    const bookings = await lose();
    Object.assign([...bookings.values()][0], since);

    await visit('?offering=of_1');
    free()[0].click();
    chosen()[0].click();
    await until(() => /changed since/.test(said()));
    assert.match(said(), words);
    assert.equal(isShown('done'), false);

    chosen()[0].click();
    await until(() => isShown('done'));
    assert.equal(bookings.size, 2);
  });
}

for (const [who, me] of Object.entries({
  nobody: null, 'another account': { id: 'usr_vani', roles: ['client'], timeZone: 'Asia/Kolkata' },
})) {
  test(`to ${who} it is not told what was asked for in this tab before`, async () => {
    const bookings = await lose();
    [...bookings.values()][0].status = 'CANCELLED';
    serve({ me, bookings });
    await visit(location.search);
    await until(() => chosen().length > 0 || document.getElementById('chosen').querySelector('[data-slot="actions"]').all('a').length > 0);
    for (let turn = 0; turn < 10; turn++) await settled();
    assert.equal(said(), '');
  });
}
