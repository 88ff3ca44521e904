import assert from 'node:assert/strict';
import test from 'node:test';
import { beginningOf, byDate, clockTime, dateOf, isShown, momentOf, plusDays } from '../js/days.js';

test('a clock time is a moment, and back', () => {
  assert.equal(momentOf('2027-01-14T09:00', 'Asia/Kolkata'), '2027-01-14T03:30:00.000Z');
  assert.equal(clockTime('2027-01-14T03:30:00Z', 'Asia/Kolkata'), '2027-01-14T09:00');
  assert.equal(clockTime('2027-01-13T18:30:00Z', 'Asia/Kolkata'), '2027-01-14T00:00');
});

test('of a time that the clock shows twice it is the first', () => {
  assert.equal(momentOf('2027-10-31T02:30', 'Europe/Berlin'), '2027-10-31T00:30:00.000Z');
  assert.equal(momentOf('2027-11-07T01:30', 'America/New_York'), '2027-11-07T05:30:00.000Z');
});

test('of a time that the clock leaves out it is as long after the leap', () => {
  assert.equal(momentOf('2027-03-28T02:30', 'Europe/Berlin'), '2027-03-28T01:30:00.000Z');
  assert.equal(clockTime('2027-03-28T01:30:00Z', 'Europe/Berlin'), '2027-03-28T03:30');
});

test('only a time that the clock leaves out is not shown', () => {
  assert.equal(isShown('2027-03-28T02:30', 'Europe/Berlin'), false);
  assert.ok(['2027-03-28T03:00', '2027-10-31T02:30'].every(time => isShown(time, 'Europe/Berlin')));
  assert.ok(isShown('2027-03-28T02:30', 'Asia/Kolkata'));
});

test('every quarter of an hour around the changes of the clock is found again', () => {
  for (const [zone, around] of [['Europe/Berlin', '2027-03-28'], ['America/New_York', '2027-11-07'], ['Australia/Lord_Howe', '2027-04-04']]) {
    for (let at = Date.parse(plusDays(around, -1)); at < Date.parse(plusDays(around, 2)); at += 900_000) {
      const time = clockTime(at, zone);
      const again = momentOf(time, zone);
      assert.equal(clockTime(again, zone), time);
      assert.ok(Date.parse(again) <= at, `${time} in ${zone}`);
    }
  }
});

test('a date begins when the clock first shows it, be that after midnight', () => {
  assert.equal(beginningOf('2026-09-06', 'America/Santiago'), '2026-09-06T04:00:00.000Z');
  assert.equal(dateOf('2026-09-06T04:00:00Z', 'America/Santiago'), '2026-09-06');
  assert.equal(dateOf('2026-09-06T03:59:00Z', 'America/Santiago'), '2026-09-05');
});

test('days are counted by the calendar', () => {
  assert.equal(plusDays('2028-02-28', 1), '2028-02-29');
  assert.equal(plusDays('2027-12-31', 1), '2028-01-01');
  assert.equal(plusDays('2027-03-29', -2), '2027-03-27');
});

test('things are told apart by their dates in the zone that is asked for, in order', () => {
  const slots = ['2027-01-14T20:00:00Z', '2027-01-14T09:00:00Z'].map(startsAt => ({ startsAt }));
  assert.deepEqual([...byDate(slots, 'UTC').keys()], ['2027-01-14']);
  assert.deepEqual([...byDate(slots, 'Asia/Kolkata').keys()], ['2027-01-14', '2027-01-15']);
  assert.deepEqual(byDate(slots, 'UTC').get('2027-01-14').map(({ startsAt }) => startsAt.slice(11, 13)), ['09', '20']);
});

test('a start that several practitioners have is there once, if that is wanted', () => {
  const slots = ['mira', 'tara'].map(practitionerId => ({ startsAt: '2027-01-14T09:00:00Z', practitionerId }));
  assert.equal(byDate(slots, 'UTC').get('2027-01-14').length, 2);
  assert.deepEqual(byDate(slots, 'UTC', { once: true }).get('2027-01-14'), [slots[0]]);
});
