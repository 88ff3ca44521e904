/** What the API's refusals of a change mean, in words for the reader. */
import { momentIn, state } from './format.js';

const MEANINGS = {
  'too-late-to-change': ({ until }, zone) => `It could be changed here until ${momentIn(until, zone)}. Please ask the practice.`,
  'booking-begun': ({ startsAt }, zone) => `It began ${momentIn(startsAt, zone)}. Please ask the practice.`,
  'booking-ended': ({ bookingStatus }) => `It stands as: ${state(bookingStatus).words}.`,
  'booking-changed': () => 'Please load this page again to see how it stands now.',
};

/** Adds what a refusal means to the problem, where it says nothing itself; to be used as an `explain` that takes nothing over. */
export const explainFor = timeZone => problem => {
  const [, meaning] = Object.entries(MEANINGS).find(([slug]) => problem.is?.(slug)) ?? [];
  if (meaning && !problem.detail) problem.detail = meaning(problem.facts, timeZone);
  return false;
};
