import assert from 'node:assert/strict';
import test from 'node:test';
import { Element, give, json, load, lost, open, refusal, settled, Storage, until } from './stubs.js';

const HOUR_MS = 3_600_000;
const STARTS_AT = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
const later = hours => new Date(Date.parse(STARTS_AT) + hours * HOUR_MS).toISOString();
const BOOKING = { id: 'bk_1', offeringName: 'Follow-up', status: 'CONFLICTED', startsAt: STARTS_AT, endsAt: STARTS_AT, rev: 3 };
const KEPT = { ...BOOKING, status: 'CONFIRMED', rev: 4 };
const CHANGED = { type: 'urn:problem:booking:booking-changed', title: 'This booking has changed meanwhile', status: 409, rev: 4 };
const MIRA = { id: 'usr_mira', roles: ['practitioner'], timeZone: 'UTC' };
const byId = id => document.getElementById(id);
const button = (root, words) => root.all('button').find(each => each.words === words);

async function press(root, words) {
  await until(() => button(root, words));
  const pressed = button(root, words);
  pressed.click();
  await until(() => pressed.getAttribute('aria-busy') === null);
}

/** What is asked of the service meanwhile; it answers with each of these in turn, and at last with the last one. */
function serve(...answers) {
  const asked = [];
  globalThis.fetch = async (path, { body, headers } = {}) => {
    if (path.startsWith('/api/availability')) return json(200, { slots: [] });
    asked.push({ path, body: JSON.parse(body), key: headers['Idempotency-Key'] });
    return answers[Math.min(asked.length, answers.length) - 1]();
  };
  return asked;
}

/** A page that was just loaded, in a tab that is new. */
function openTab() {
  open();
  give('sessionStorage', { value: new Storage() });
}

/** The panel of a clash that is opened, and what came of it. */
async function clash(me = MIRA) {
  const kept = [];
  const { keepButton } = await load()('changes');
  const panel = document.createElement('div');
  keepButton(BOOKING, panel, { me, done: (...outcome) => kept.push(outcome) }).click();
  await settled();
  return { kept, panel };
}

test('both of a clash are kept once that was asked twice, and only as they were seen', async () => {
  openTab();
  const asked = serve(() => json(200, KEPT));
  const { kept, panel } = await clash();
  assert.deepEqual(asked, []);

  await press(panel, 'Yes, keep both');

  assert.equal(asked.length, 1);
  assert.equal(asked[0].path, '/api/bookings/bk_1/reschedule');
  assert.deepEqual(asked[0].body, { startsAt: STARTS_AT, override: true, rev: 3 });
  assert.ok(asked[0].key);
  assert.deepEqual(kept, [[KEPT, { startsAt: STARTS_AT, status: 'CONFIRMED' }]]);
});

test('who thinks better of it changes nothing', async () => {
  openTab();
  const asked = serve(() => json(500, {}));
  const { panel } = await clash();

  await press(panel, 'No');

  assert.deepEqual(asked, []);
  assert.deepEqual(panel.children, []);
});

test('what has changed meanwhile is said in words', async () => {
  openTab();
  serve(() => refusal(409, CHANGED));
  const { kept, panel } = await clash();

  await press(panel, 'Yes, keep both');

  assert.deepEqual(kept, []);
  assert.match(byId('notice').words, /load this page again/);
});

test('after a lost answer both are kept by the same request, but not for somebody else', async () => {
  openTab();
  const asked = serve(lost);
  await press((await clash()).panel, 'Yes, keep both');
  await press((await clash()).panel, 'Yes, keep both');
  await press((await clash({ ...MIRA, id: 'usr_ravi' })).panel, 'Yes, keep both');

  const [first, again, anothers] = asked.map(({ key }) => key);
  assert.equal(again, first);
  assert.notEqual(anothers, first);
});

/** The agenda of a day with only this booking in it; answers its item. */
async function showDay(booking) {
  openTab();
  byId('booking').content = { firstElementChild: { cloneNode: () => new Element() } };
  const { Agenda } = await load()('agenda');
  const root = new Element();
  new Agenda(root, { people: { nameOf: id => id }, me: MIRA, changed: async () => {} })
    .show({ bookings: [booking], clashes: [], busy: [] });
  const [item] = root.all('ol')[0].children;
  return name => item.querySelector(`[data-slot="${name}"]`);
}

test('on the day of the staff, both are said to be kept only where they are', async () => {
  for (const [answered, said] of [[KEPT, null], [{ ...KEPT, status: 'CANCELLED' }, /changed again since.*Cancelled/s]]) {
    const place = await showDay(BOOKING);
    serve(() => json(200, answered));
    await press(place('actions'), 'Keep both …');
    await press(place('panel'), 'Yes, keep both');

    assert.equal(byId('notice').hidden, said === null);
    if (said) assert.match(byId('notice').words, said);
  }
});

test('only what waits for its time can be kept beside what took it', async () => {
  const place = await showDay(KEPT);

  assert.equal(button(place('actions'), 'Keep both …'), undefined);
  assert.ok(button(place('actions'), 'Move'));
});

/** Names any time in the panel of a move, and asks for it. */
async function moveTo(panel, startsAt) {
  name(panel, startsAt);
  await press(panel, 'Move it to this time');
}

function name(panel, startsAt) {
  const [field] = panel.all('input');
  field.value = startsAt.slice(0, 16);
  field.dispatchEvent(new Event('change'));
}

const taken = () => refusal(409, { type: 'urn:problem:booking:slot-taken', title: 'That time is not free', alternatives: [] });

test('a move over what is there is asked twice, and only of the booking as it was seen', async () => {
  const place = await showDay(KEPT);
  const asked = serve(taken, () => json(200, { ...KEPT, startsAt: later(1), endsAt: later(1), rev: 5 }));
  await press(place('actions'), 'Move');
  await moveTo(place('panel'), later(1));
  await press(place('panel'), 'Move it over what is there …');
  assert.equal(asked.length, 1);

  await press(place('panel'), 'Yes, move it over it');

  assert.deepEqual(asked.map(({ body }) => body), [{ startsAt: later(1) }, { startsAt: later(1), override: true, rev: 4 }]);
  assert.notEqual(asked[1].key, asked[0].key);
  assert.equal(byId('notice').hidden, true);
});

test('a move over what is there that was changed again is not said to be one', async () => {
  const place = await showDay(KEPT);
  serve(taken, () => json(200, { ...KEPT, startsAt: later(2), endsAt: later(2), rev: 6 }));
  await press(place('actions'), 'Move');
  await moveTo(place('panel'), later(1));
  await press(place('panel'), 'Move it over what is there …');
  await press(place('panel'), 'Yes, move it over it');

  assert.match(byId('notice').words, /changed again since.*It is now .*2:00/s);
});

test('what was refused is offered over others no more when another time is named', async () => {
  const place = await showDay(KEPT);
  serve(taken);
  await press(place('actions'), 'Move');
  await moveTo(place('panel'), later(1));
  assert.ok(button(place('panel'), 'Move it over what is there …'));

  name(place('panel'), later(2));

  assert.equal(button(place('panel'), 'Move it over what is there …'), undefined);
});

test('clients move over nothing', async () => {
  openTab();
  const { moveButton } = await load()('changes');
  const panel = document.createElement('div');
  globalThis.fetch = async path => (path.startsWith('/api/availability')
    ? json(200, { slots: [{ startsAt: later(1), endsAt: later(1), practitionerId: MIRA.id }] }) : taken());
  moveButton(KEPT, panel, { me: { ...MIRA, roles: ['client'] }, done() { throw new Error('moved'); } }).click();
  const free = () => panel.all('button').find(({ value }) => value === later(1));
  await until(free);
  free().click();
  await press(panel, 'Move it to this time');

  assert.match(panel.words, /That time is not free/);
  assert.equal(button(panel, 'Move it over what is there …'), undefined);
});
