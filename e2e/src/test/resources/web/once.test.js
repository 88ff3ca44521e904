import assert from 'node:assert/strict';
import test from 'node:test';
import { once } from '../js/once.js';

const BOOKING = { offeringId: 'of_1', startsAt: '2027-01-14T09:00:00Z' };
const lost = () => { throw new TypeError('the connection was lost'); };
const answer = (status, body = {}) => () => new Response(JSON.stringify(body), {
  status, headers: { 'Content-Type': status < 400 ? 'application/json' : 'application/problem+json' },
});

/** Sends the request against these answers in turn, and tells the keys it carried. */
async function keysOf(bodies, ...answers) {
  const keys = [];
  globalThis.fetch = async (path, { headers }) => {
    keys.push(headers['Idempotency-Key']);
    return answers[keys.length - 1]();
  };
  for (const body of bodies) await once('POST', '/api/bookings', body).catch(problem => problem);
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

test('a problem says what the API said', async () => {
  globalThis.fetch = answer(409, { type: 'urn:problem:booking:slot-taken', title: 'Taken', alternatives: [BOOKING] });
  const problem = await once('POST', '/api/bookings', BOOKING).catch(refusal => refusal);
  assert.ok(problem.is('slot-taken'));
  assert.deepEqual(problem.facts.alternatives, [BOOKING]);
});
