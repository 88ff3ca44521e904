import assert from 'node:assert/strict';
import test, { beforeEach } from 'node:test';
import { once } from '../js/once.js';
import { give, load as loadModules, lost, Storage } from './stubs.js';

const ASHA = 'usr_asha';
const BOOKING = { offeringId: 'of_1', startsAt: '2027-01-14T09:00:00Z' };
const answer = (status, body = {}) => () => new Response(JSON.stringify(body), {
  status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
});

const { crypto } = globalThis;

beforeEach(() => {
  give('sessionStorage', { value: new Storage() });
  give('crypto', { value: crypto });
});

/** What a page has that was just loaded. */
async function load() {
  const module = loadModules();
  return { ...await module('once'), ...await module('session') };
}

/** Sends the requests against these answers in turn, and tells the keys they carried. */
const keysOf = (bodies, ...answers) => keysFrom({ once }, bodies, ...answers);

async function keysFrom(page, bodies, ...answers) {
  const keys = [];
  globalThis.fetch = async (path, { headers }) => {
    keys.push(headers['Idempotency-Key']);
    return answers[keys.length - 1]();
  };
  for (const body of bodies) await page.once(ASHA, 'POST', '/api/bookings', body).catch(problem => problem);
  return keys;
}

test('a repetition after a lost or broken answer has the same key', async () => {
  const keys = await keysOf([BOOKING, BOOKING, BOOKING, BOOKING], lost, answer(503), answer(500), answer(201));
  assert.match(keys[0], /^[0-9a-f]{32}$/);
  assert.equal(new Set(keys).size, 1);
});

test('a request that is still being worked on keeps its key', async () => {
  const keys = await keysOf([BOOKING, BOOKING, BOOKING],
    lost, answer(409, { type: 'urn:problem:booking:request-in-progress' }), answer(201));
  assert.equal(new Set(keys).size, 1);
});

for (const [what, turnedAway] of Object.entries({
  'a sign-in that has ended': answer(401, { type: 'urn:problem:booking:not-authenticated' }),
  'a body that came too slowly': answer(400, { type: 'urn:problem:booking:body-incomplete' }),
  'a timeout': answer(408), 'a body that is too large': answer(413), 'too many requests': answer(429),
})) {
  test(`${what} tells nothing of what was asked before: it keeps its key`, async () => {
    const keys = await keysOf([BOOKING, BOOKING, BOOKING, BOOKING], lost, turnedAway, turnedAway, answer(201));
    assert.equal(new Set(keys).size, 1);
  });

  test(`what was asked for the first time and met ${what} did not happen`, async () => {
    const page = await load();
    await keysFrom(page, [BOOKING], turnedAway);
    assert.equal(await page.isUnanswered(ASHA, 'POST', '/api/bookings', BOOKING), false);
  });
}

test('after an answer, the same request is another one', async () => {
  const keys = await keysOf([BOOKING, BOOKING, BOOKING], answer(201), answer(409), answer(201));
  assert.equal(new Set(keys).size, 3);
});

test('another choice has another key, and the first keeps its own', async () => {
  const other = { ...BOOKING, startsAt: '2027-01-14T10:00:00Z' };
  const [first, second, again] = await keysOf([BOOKING, other, BOOKING], lost, lost, answer(201));
  assert.notEqual(first, second);
  assert.equal(first, again);
});

test('what another account asked for is not told, and has another key', async () => {
  const page = await load();
  const [before] = await keysFrom(page, [BOOKING], lost);

  assert.equal(await page.isUnanswered('usr_vani', 'POST', '/api/bookings', BOOKING), false);
  const [other] = await keysFrom({ once: (by, ...request) => page.once('usr_vani', ...request) }, [BOOKING], lost);
  assert.notEqual(other, before);
});

test('a change that is decided from another state is another request', async () => {
  const page = await load();
  const from = rev => ({ once: (...request) => page.once(...request, rev) });
  const [first] = await keysFrom(from(1), [BOOKING], lost);
  const [same] = await keysFrom(from(1), [BOOKING], lost);
  const [later] = await keysFrom(from(3), [BOOKING], lost);

  assert.equal(same, first);
  assert.notEqual(later, first);
});

test('a problem says what the API said', async () => {
  globalThis.fetch = answer(409, { type: 'urn:problem:booking:slot-taken', title: 'Taken', alternatives: [BOOKING] });
  const problem = await once(ASHA, 'POST', '/api/bookings', BOOKING).catch(refusal => refusal);
  assert.ok(problem.is('slot-taken'));
  assert.deepEqual(problem.facts.alternatives, [BOOKING]);
});

test('a page that is loaded again knows the key of what was not answered, and forgets it with the answer', async () => {
  const [before] = await keysFrom(await load(), [BOOKING], lost);
  const [again] = await keysFrom(await load(), [BOOKING], answer(503));
  const [answered] = await keysFrom(await load(), [BOOKING], answer(201));
  const [after] = await keysFrom(await load(), [BOOKING], answer(201));

  assert.equal(again, before);
  assert.equal(answered, before);
  assert.notEqual(after, before);
});

test('it knows it too if it is loaded again before there is any answer', async () => {
  const keys = [];
  const asked = new Promise(resolve => {
    globalThis.fetch = (path, { headers }) => {
      keys.push(headers['Idempotency-Key']);
      resolve();
      return new Promise(() => { /* none ever comes */ });
    };
  });
  (await load()).once(ASHA, 'POST', '/api/bookings', BOOKING);
  await asked;

  assert.deepEqual(await keysFrom(await load(), [BOOKING], answer(201)), keys);
});

test('a page that is loaded again knows what was not answered', async () => {
  await keysFrom(await load(), [BOOKING], lost);

  const page = await load();
  assert.equal(await page.isUnanswered(ASHA, 'POST', '/api/bookings', BOOKING), true);
  assert.equal(await page.isUnanswered(ASHA, 'POST', '/api/bookings', { ...BOOKING, practitionerId: 'usr_mira' }), false);
  await keysFrom(page, [BOOKING], answer(409));
  assert.equal(await page.isUnanswered(ASHA, 'POST', '/api/bookings', BOOKING), false);
});

test('another choice on the page that is loaded again has another key', async () => {
  const other = { ...BOOKING, startsAt: '2027-01-14T10:00:00Z' };
  const [before] = await keysFrom(await load(), [BOOKING], lost);
  const [first, second] = await keysFrom(await load(), [other, BOOKING], answer(201), answer(201));

  assert.notEqual(first, before);
  assert.equal(second, before);
});

test('a page that is shown again knows what others learned meanwhile, and takes nothing from them', async () => {
  const other = { ...BOOKING, startsAt: '2027-01-14T10:00:00Z' };
  const [first, second] = [await load(), await load()];
  const [answered] = await keysFrom(first, [BOOKING], lost);
  const [open] = await keysFrom(second, [other], lost);
  assert.deepEqual(await keysFrom(second, [BOOKING], answer(201)), [answered]);

  const [again, repeated] = await keysFrom(first, [BOOKING, other], answer(201), lost);
  assert.notEqual(again, answered);
  assert.equal(repeated, open);
  assert.deepEqual(await keysFrom(await load(), [other], answer(201)), [open]);
});

test('nothing of a request can be read in the storage', async () => {
  const [key] = await keysFrom(await load(), [{ ...BOOKING, reason: 'I am ill' }], lost);

  const stored = [...sessionStorage.items.values()].join();
  assert.ok(stored.includes(key));
  for (const word of [ASHA, 'POST', 'bookings', 'of_1', '2027', 'reason', 'ill']) assert.ok(!stored.includes(word), word);
});

test('a day later it is another request', async t => {
  const page = await load();
  const [before] = await keysFrom(page, [BOOKING], lost);
  const now = Date.now();
  t.mock.method(Date, 'now', () => now + 23 * 3_600_000);
  const [soon] = await keysFrom(await load(), [BOOKING], lost);
  Date.now.mock.mockImplementation(() => now + 25 * 3_600_000);
  const [late] = await keysFrom(await load(), [BOOKING], lost);
  const [open] = await keysFrom(page, [BOOKING], lost);

  assert.equal(soon, before);
  assert.notEqual(late, before);
  assert.notEqual(open, before, 'on a page that was open all day as well');
});

test('signing out forgets all', async () => {
  const page = await load();
  const [before] = await keysFrom(page, [BOOKING], lost);
  globalThis.fetch = async () => new Response(null, { status: 204 });
  await page.signOut();

  assert.equal(sessionStorage.items.size, 0);
  const [same] = await keysFrom(page, [BOOKING], lost);
  assert.notEqual(same, before);
});

for (const [what, storage] of Object.entries({
  forbidden: { get() { throw new Error('SecurityError'); } },
  absent: { value: undefined },
  full: { value: Object.assign(new Storage(), { setItem() { throw new Error('QuotaExceededError'); } }) },
  strange: { value: Object.assign(new Storage(), { getItem: () => '{"keys":7}' }) },
  broken: { value: Object.assign(new Storage(), { getItem: () => '[[' }) },
})) {
  test(`where storage is ${what}, the page remembers by itself`, async () => {
    give('sessionStorage', storage);
    const keys = await keysFrom(await load(), [BOOKING, BOOKING, BOOKING], lost, answer(201), answer(201));
    assert.equal(keys[0], keys[1]);
    assert.notEqual(keys[1], keys[2]);
  });
}

test('where the browser makes no digests, nothing is stored and the page remembers by itself', async () => {
  give('crypto', { value: { getRandomValues: bytes => crypto.getRandomValues(bytes) } });
  const keys = await keysFrom(await load(), [BOOKING, BOOKING], lost, lost);
  assert.equal(keys[0], keys[1]);
  assert.equal(sessionStorage.items.size, 0);
});
