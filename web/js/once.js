/** Requests that must not happen twice: every repetition of one carries its `Idempotency-Key`. */
import { call } from './session.js';
import { forget, isOpen, keyOf, nameOf } from './unanswered.js';

/**
 * Sends a request. While its outcome is not known, the same request has the same key, after a reload too; after that, a fresh one.
 *
 * @param by the id of the user who asks: another's is another request
 * @param from what a change begins with, a booking's `rev`: the same change of what was changed meanwhile is another one
 */
export async function once(by, method, path, body = {}, from) {
  const request = await nameOf(textOf(by, method, path, body, from));
  const isRepeated = isOpen(request);
  try {
    const answer = await call(method, path, body, { 'Idempotency-Key': keyOf(request) });
    forget(request);
    return answer;
  } catch (problem) {
    if (isRefused(problem) && !(isRepeated && isTurnedAway(problem))) forget(request);
    throw problem;
  }
}

/** Whether this user sent such a request and its outcome is not known. */
export const isUnanswered = async (by, method, path, body) => isOpen(await nameOf(textOf(by, method, path, body)));

const textOf = (by, method, path, body, from = null) => JSON.stringify([by, method, path, body, from]);

const isRefused = problem => problem.status >= 400 && problem.status < 500 && !problem.is('request-in-progress');

/** Refused before anybody looked at its key: this time nothing came of it, and of the time before it tells nothing. */
const TURNED_AWAY = [401, 408, 413, 429];
const isTurnedAway = problem => TURNED_AWAY.includes(problem.status) || problem.is('body-incomplete');
