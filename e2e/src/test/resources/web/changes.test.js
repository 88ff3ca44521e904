import assert from 'node:assert/strict';
import test from 'node:test';
import { span } from '../js/format.js';
import { Element, give, json, load, lost, open, refusal, Storage, until } from './stubs.js';

const HOUR_MS = 3_600_000;
const TOMORROW = Math.ceil(Date.now() / 86_400_000) * 86_400_000;
const at = hour => new Date(TOMORROW + hour * HOUR_MS).toISOString();
const ME = { id: 'usr_asha', roles: ['client'], timeZone: 'UTC' };
const AGES_AGO = new Date(TOMORROW - 3 * 86_400_000).toISOString();

/** A service with one booking, which does each request once; it loses as many answers as it is told to, and refuses one with alternatives. */
function serve(booking) {
  const service = { booking: { id: 'bk_1', offeringName: 'Follow-up', status: 'CONFIRMED', source: 'SELF', rev: 1, ...booking }, toLose: 0 };
  const known = new Set();
  const becomes = {
    reschedule: ({ startsAt }) => ({ startsAt, endsAt: startsAt }),
    cancel: () => ({ status: 'CANCELLED' }),
    complete: () => ({ status: 'COMPLETED' }),
    'no-show': () => ({ status: 'NO_SHOW' }),
  };
  service.change = (what, body = {}) =>
    Object.assign(service.booking, becomes[what](body), { rev: service.booking.rev + 1 });
  const answers = {
    '/api/auth/refresh': () => ({ accessToken: 'a token' }),
    '/api/users/me': () => ME,
    '/api/bookings': () => ({ items: [{ ...service.booking }], page: 1, limit: 20, total: 1 }),
    '/api/availability': () => ({ slots: [9, 10, 11].map(hour => ({ startsAt: at(hour), endsAt: at(hour), practitionerId: 'usr_mira' })) }),
  };
  globalThis.fetch = async (path, { body, headers }) => {
    const [, what] = /^\/api\/bookings\/bk_1\/(.+)$/.exec(path) ?? [];
    if (!what) return json(200, answers[path.split('?')[0]]());
    if (service.toRefuse) {
      const alternatives = service.toRefuse;
      delete service.toRefuse;
      return refusal(409, { type: 'urn:problem:booking:slot-taken', alternatives });
    }
    const key = headers['Idempotency-Key'];
    if (!known.has(key)) service.change(what, JSON.parse(body));
    known.add(key);
    if (service.toLose-- > 0) lost();
    return json(200, { ...service.booking });
  };
  give('sessionStorage', { value: new Storage() });
  return service;
}

const place = (item, name) => item.querySelector(`[data-slot="${name}"]`);
const button = (root, words) => root.all('button').find(each => each.words === words);
const byId = id => document.getElementById(id);

async function press(root, words) {
  await until(() => button(root, words));
  const pressed = button(root, words);
  pressed.click();
  await until(() => pressed.getAttribute('aria-busy') === null);
}

function openPage() {
  open();
  byId('booking').content = { firstElementChild: { cloneNode: () => new Element() } };
}

/** Loads `/bookings`, and answers when it is there. */
async function visit() {
  openPage();
  globalThis.location = { pathname: '/bookings', search: '', replace() { throw new Error('led away'); } };
  await load()('bookings');
  await until(() => byId('bookings').children.length > 0);
}

async function move(hour) {
  await press(place(byId('bookings').children[0], 'actions'), 'Move');
  await moveTo(hour);
}

async function moveTo(hour) {
  const [item] = byId('bookings').children;
  place(item, 'panel').all('button').find(({ value }) => value === at(hour)).click();
  await press(place(item, 'panel'), 'Move it to this time');
}

test('a move whose answer was lost is none of the moves that come later', async () => {
  const service = serve({ startsAt: at(9), endsAt: at(9) });
  await visit();
  service.toLose = 1;
  await move(10);
  assert.match(byId('notice').words, /no connection/);

  await visit();
  await move(11);
  await move(10);

  assert.equal(service.booking.startsAt, at(10));
  assert.match(byId('said').words, /It is moved/);
});

test('a move that was changed again before its answer came is not said to be one', async () => {
  const service = serve({ startsAt: at(9), endsAt: at(9) });
  await visit();
  service.toLose = 1;
  await move(10);
  service.change('reschedule', { startsAt: at(11) });
  await moveTo(10);

  assert.equal(service.booking.startsAt, at(11));
  assert.match(byId('said').words, /changed again since.*It is now .*11:00/s);
});

test('in another zone it is still the time that was chosen last, wherever that was', async () => {
  const service = serve({ startsAt: at(9), endsAt: at(9) });
  await visit();
  await press(place(byId('bookings').children[0], 'actions'), 'Move');
  service.toRefuse = [{ startsAt: at(11), endsAt: at(11), practitionerId: 'usr_mira' }];
  await moveTo(10);
  const panel = place(byId('bookings').children[0], 'panel');
  await press(panel, span(at(11), at(11), 'UTC'));
  const [zone] = panel.all('select');
  zone.value = 'Asia/Kolkata';
  zone.dispatchEvent(new Event('change'));
  await until(() => zone.getAttribute('aria-busy') === null);
  await press(panel, 'Move it to this time');

  assert.equal(service.booking.startsAt, at(11));
});

test('a cancellation whose answer was lost is found out by another', async () => {
  const service = serve({ startsAt: at(9), endsAt: at(9) });
  await visit();
  const [item] = byId('bookings').children;
  await press(place(item, 'actions'), 'Cancel');
  place(item, 'panel').all('textarea')[0].value = '';
  service.toLose = 1;
  await press(place(item, 'panel'), 'Cancel this booking');
  await press(place(item, 'panel'), 'Cancel this booking');

  assert.equal(service.booking.rev, 2);
  assert.match(byId('said').words, /It is cancelled/);
});

/** The day of the staff, whose bookings are shown again with every change. */
async function showDay(service) {
  openPage();
  const { Agenda } = await load()('agenda');
  const root = new Element();
  const show = () => agenda.show({ bookings: [{ ...service.booking }], clashes: [], busy: [] });
  const agenda = new Agenda(root, { people: { nameOf: id => id }, me: ME, changed: show });
  show();
  return words => press(place(root.all('ol')[0].children[0], 'actions'), words);
}

test('what is said of a booking twice is said twice, though the first answer was lost', async () => {
  const service = serve({ startsAt: AGES_AGO, endsAt: AGES_AGO });
  service.toLose = 1;
  await (await showDay(service))('Took place');
  assert.match(byId('notice').words, /no connection/);

  const say = await showDay(service);
  await say('Did not come');
  await say('Took place');

  assert.equal(service.booking.status, 'COMPLETED');
  assert.equal(byId('notice').hidden, true);
});

test('of a booking about which others said something else since, that is told', async () => {
  const service = serve({ startsAt: AGES_AGO, endsAt: AGES_AGO });
  const say = await showDay(service);
  service.toLose = 1;
  await say('Took place');
  service.change('no-show');
  await say('Took place');

  assert.equal(service.booking.status, 'NO_SHOW');
  assert.match(byId('notice').words, /changed again since.*Missed/s);
});
