import assert from 'node:assert/strict';
import test from 'node:test';
import { give, load, open, settled, Storage } from './stubs.js';

const STARTS_AT = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
const BOOKING = { id: 'bk_1', offeringName: 'Follow-up', status: 'CONFLICTED', startsAt: STARTS_AT, endsAt: STARTS_AT, rev: 3 };
const answer = (status, body, type = 'application/json') => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': type } });

/** The panel of a clash that is opened, what is asked of the service meanwhile, and what came of it. */
async function clash(answered) {
  open();
  give('sessionStorage', { value: new Storage() });
  const asked = [];
  const kept = [];
  globalThis.fetch = async (path, { body, headers }) => {
    asked.push({ path, body: JSON.parse(body), key: headers['Idempotency-Key'] });
    return answered;
  };
  const { keepButton } = await load()('changes');
  const panel = document.createElement('div');
  keepButton(BOOKING, panel, { timeZone: 'UTC', done: booking => kept.push(booking) }).click();
  await settled();
  return { asked, kept, press: words => panel.all('button').find(button => button.words === words).click() };
}

async function until(seen) {
  for (let turn = 0; turn < 1000 && !seen(); turn++) await settled();
  assert.ok(seen());
}

test('both of a clash are kept once that was asked twice, and only as they were seen', async () => {
  const { asked, kept, press } = await clash(answer(200, { ...BOOKING, status: 'CONFIRMED', rev: 4 }));
  assert.deepEqual(asked, []);

  press('Yes, keep both');
  await until(() => kept.length > 0);

  assert.equal(asked.length, 1);
  assert.equal(asked[0].path, '/api/bookings/bk_1/reschedule');
  assert.deepEqual(asked[0].body, { startsAt: STARTS_AT, override: true, rev: 3 });
  assert.ok(asked[0].key);
  assert.equal(kept[0].status, 'CONFIRMED');
});

test('who thinks better of it changes nothing', async () => {
  const { asked, press } = await clash(answer(500, {}));

  press('No');
  await settled();

  assert.deepEqual(asked, []);
});

test('what has changed meanwhile is said in words', async () => {
  const problem = { type: 'urn:problem:booking:booking-changed', title: 'This booking has changed meanwhile', status: 409, rev: 4 };
  const { kept, press } = await clash(answer(409, problem, 'application/problem+json'));

  press('Yes, keep both');
  await until(() => !document.getElementById('notice').hidden);

  assert.deepEqual(kept, []);
  assert.match(document.getElementById('notice').words, /load this page again/);
});
