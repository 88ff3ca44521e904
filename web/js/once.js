/** Requests that must not happen twice: every repetition of one carries its `Idempotency-Key`. */
import { call } from './session.js';
import { forget, isOpen, keyOf, nameOf } from './unanswered.js';

/** Sends a request. While its outcome is not known, the same request has the same key, after a reload too; after that, a fresh one. */
export async function once(method, path, body = {}) {
  const request = await nameOf(JSON.stringify([method, path, body]));
  try {
    const answer = await call(method, path, body, { 'Idempotency-Key': keyOf(request) });
    forget(request);
    return answer;
  } catch (problem) {
    if (isRefused(problem)) forget(request);
    throw problem;
  }
}

/** Whether such a request was sent and its outcome is not known. */
export const isUnanswered = async (method, path, body) => isOpen(await nameOf(JSON.stringify([method, path, body])));

const isRefused = problem => problem.status >= 400 && problem.status < 500 && !problem.is('request-in-progress');
