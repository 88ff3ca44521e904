/** Requests that must not happen twice: every repetition of one carries its `Idempotency-Key`. */
import { call } from './session.js';

/** The keys of requests whose outcome nobody knows. */
const open = new Map();

/** Sends a request. While its outcome is not known, the same request has the same key; after that, a fresh one. */
export async function once(method, path, body = {}) {
  const request = JSON.stringify([method, path, body]);
  const key = open.get(request) ?? freshKey();
  open.set(request, key);
  try {
    const answer = await call(method, path, body, { 'Idempotency-Key': key });
    open.delete(request);
    return answer;
  } catch (problem) {
    if (isRefused(problem)) open.delete(request);
    throw problem;
  }
}

const isRefused = problem => problem.status >= 400 && problem.status < 500 && !problem.is('request-in-progress');

const freshKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('');
