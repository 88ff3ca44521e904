import assert from 'node:assert/strict';
import test from 'node:test';
import { explainFor } from '../js/refusals.js';
import { Problem } from '../js/session.js';

const refused = (slug, facts) => new Problem({ type: `urn:problem:booking:${slug}`, title: 'No', status: 409, ...facts });

test('too late says until when it was possible, by the clock of the reader', () => {
  const problem = refused('too-late-to-change', { until: '2027-01-14T03:30:00Z' });
  assert.equal(explainFor('Asia/Kolkata')(problem), false);
  assert.match(problem.detail, /14.*2027.*9:00/);
});

test('an end is told in words', () => {
  const problem = refused('booking-ended', { bookingStatus: 'NO_SHOW' });
  explainFor('UTC')(problem);
  assert.equal(problem.detail, 'It stands as: Missed.');
});

test('what the service said itself is left alone', () => {
  const problem = refused('booking-begun', { detail: 'Said.', startsAt: '2027-01-14T03:30:00Z' });
  explainFor('UTC')(problem);
  assert.equal(problem.detail, 'Said.');
  explainFor('UTC')(new Problem({}));
});
