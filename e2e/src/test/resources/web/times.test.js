import assert from 'node:assert/strict';
import test from 'node:test';
import { span } from '../js/format.js';
import { Problem } from '../js/session.js';
import { offerInstead, TimePicker } from '../js/times.js';
import { Element, open, settled } from './stubs.js';

open();

const FREE = [
  { startsAt: '2027-01-14T10:00:00Z', endsAt: '2027-01-14T10:50:00Z', practitionerId: 'usr_mira' },
  { startsAt: '2027-01-14T11:00:00Z', endsAt: '2027-01-14T11:50:00Z', practitionerId: 'usr_mira' },
];
const taken = more => new Problem({
  type: 'urn:problem:booking:slot-taken', title: 'That time is not free', detail: 'It begins too soon.', status: 409, ...more,
});

test('it is said what is in the way, and a time that is free instead can be chosen', async () => {
  const place = new Element();
  const chosen = [];

  assert.ok(offerInstead(place, taken({ alternatives: FREE }), { timeZone: 'Asia/Kolkata', choose: slot => chosen.push(slot) }));
  assert.match(place.words, /That time is not free It begins too soon\. ?These times are free instead:/);
  const buttons = place.all('button');
  assert.deepEqual(buttons.map(button => button.words), FREE.map(slot => span(slot.startsAt, slot.endsAt, 'Asia/Kolkata')));
  assert.equal(document.activeElement, buttons[0]);

  buttons[1].dispatchEvent(new Event('click'));
  await settled();
  assert.deepEqual(chosen, [FREE[1]]);
  assert.deepEqual(place.children, []);
});

test('where nothing is known to be free, that is said, and what else can be done is offered', () => {
  const place = new Element();
  const over = Object.assign(new Element(), { tag: 'button' });

  offerInstead(place, taken(), { timeZone: 'UTC', choose: () => {}, more: [over] });

  assert.match(place.words, /No other time is known to be free/);
  assert.deepEqual(place.all('button'), [over]);
});

test('other problems are left to the caller', () => {
  const place = new Element();
  assert.equal(offerInstead(place, new Problem({ type: 'urn:problem:booking:booking-ended' }), { timeZone: 'UTC', choose: () => {} }), false);
  assert.deepEqual(place.children, []);
});

for (const [what, of] of Object.entries({ 'a booking that moves': { bookingId: 'bk_1' }, 'an offering that is booked': { offeringId: 'of_1' } })) {
  test(`free times are asked for ${what}, and one of them is chosen`, async () => {
    const startsAt = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
    const slots = [{ startsAt, endsAt: startsAt, practitionerId: 'usr_mira' }];
    const asked = [];
    globalThis.fetch = async path => {
      asked.push(new URL(path, 'http://localhost'));
      return new Response(JSON.stringify({ slots }), { headers: { 'Content-Type': 'application/json' } });
    };
    const chosen = [];
    const picker = new TimePicker({ ...of, timeZone: 'Asia/Kolkata', choose: slot => chosen.push(slot) });

    await picker.begin();
    const { from, to, timeZone, ...rest } = Object.fromEntries(asked[0].searchParams);
    assert.equal(asked[0].pathname, '/api/availability');
    assert.deepEqual(rest, of);
    assert.equal(timeZone, 'Asia/Kolkata');
    assert.ok(from < to);

    picker.element.all('button').find(button => button.value === startsAt).dispatchEvent(new Event('click'));
    assert.deepEqual(chosen, slots);
  });
}

test('in another zone the chosen time stays chosen, though it is not a free one', async () => {
  const startsAt = new Date(Math.ceil(Date.now() / 86_400_000) * 86_400_000).toISOString();
  const asked = [];
  globalThis.fetch = async path => {
    asked.push(new URL(path, 'http://localhost').searchParams.get('timeZone'));
    return new Response(JSON.stringify({ slots: [] }), { headers: { 'Content-Type': 'application/json' } });
  };
  const chosen = [];
  const picker = new TimePicker({ offeringId: 'of_1', timeZone: 'Asia/Kolkata', choose: slot => chosen.push([slot, picker.timeZone]) });
  await picker.begin();
  const slot = { startsAt, endsAt: startsAt, practitionerId: 'usr_mira' };
  picker.choose(slot);

  const [zone] = picker.element.all('select');
  zone.value = 'UTC';
  zone.dispatchEvent(new Event('change'));
  await settled();

  assert.deepEqual(asked, ['Asia/Kolkata', 'UTC']);
  assert.deepEqual(chosen, [[slot, 'Asia/Kolkata'], [slot, 'UTC']]);
});
