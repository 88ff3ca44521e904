import assert from 'node:assert/strict';
import test from 'node:test';
import { give, load, open, settled, Storage } from './stubs.js';

const STARTS_AT = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
const OFFERING = {
  id: 'of_1', name: 'Follow-up', description: '', durationMinutes: 45, bookingMode: 'internal', price: { amount: 1000, currency: 'INR' },
};
const json = (status, body) =>
  new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });

/** A service with one free time, which books it once for each key; its first answer to that is lost. */
function serve() {
  const bookings = new Map();
  const slot = { startsAt: STARTS_AT, endsAt: STARTS_AT, practitionerId: 'usr_mira' };
  const answers = {
    '/api/auth/refresh': () => json(200, { accessToken: 'a token' }),
    '/api/users/me': () => json(200, { id: 'usr_asha', roles: ['client'], timeZone: 'Asia/Kolkata' }),
    '/api/offerings/of_1': () => json(200, OFFERING),
    '/api/availability': () => json(200, { slots: bookings.size === 0 ? [slot] : [] }),
    '/api/bookings': ({ body, headers }) => {
      const key = headers['Idempotency-Key'];
      if (!bookings.has(key)) {
        bookings.set(key, { ...JSON.parse(body), endsAt: STARTS_AT, offeringName: OFFERING.name });
        throw new TypeError('the connection was lost');
      }
      return json(201, bookings.get(key));
    },
  };
  globalThis.fetch = async (path, request) => answers[path.split('?')[0]](request);
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

async function until(seen) {
  for (let turn = 0; turn < 1000 && !seen(); turn++) await settled();
  assert.ok(seen());
}

const free = () => document.getElementById('times').all('button').filter(button => button.value === STARTS_AT);
const chosen = () => document.getElementById('chosen').querySelector('[data-slot="actions"]').all('button');
const isShown = id => !document.getElementById(id).hidden;

test('a time whose booking was not answered is asked for again after a reload, and booked once', async () => {
  give('sessionStorage', { value: new Storage() });
  const bookings = serve();

  await visit('?offering=of_1');
  free()[0].click();
  chosen()[0].click();
  await until(() => isShown('notice'));
  assert.match(document.getElementById('notice').words, /no connection/);

  await visit(location.search);
  assert.equal(free().length, 0, 'the booking itself is there');
  assert.match(document.getElementById('instead').words, /not known whether it was booked/);
  chosen()[0].click();
  await until(() => isShown('done'));

  assert.equal(bookings.size, 1);
  assert.equal(sessionStorage.items.size, 0);
});
