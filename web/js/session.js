/**
 * The signed-in person and every call to the API.
 *
 * The access token lives in this module's memory only; the cookie that renews it is out of reach of scripts.
 * A page therefore begins with `restore()`, and a call that is answered 401 renews the token once and is repeated.
 */
import { forgetAll } from './unanswered.js';

/** A problem as the API tells it (RFC 9457), or the closest we can say when there was no answer at all. */
export class Problem extends Error {
  constructor({ type = 'about:blank', title = 'That did not work', detail = '', status = 0, errors = [], ...facts }) {
    super(title);
    Object.assign(this, { type, title, detail, status, errors, facts });
  }

  /** Whether the type ends with this slug, whichever service says it. */
  is(slug) {
    return this.type.endsWith(`:${slug}`);
  }

  get passing() {
    return this.status === 0 || this.status === 503;
  }
}

let accessToken = null;
let renewal = null;

export const signedIn = () => accessToken !== null;

/** Takes up the session that the cookie remembers. Answers whether there is one; throws only if nobody can tell. */
export async function restore() {
  renewal ??= renew().finally(() => { renewal = null; });
  return renewal;
}

async function renew() {
  const answer = await exchange('POST', '/api/auth/refresh');
  if (answer.status !== 401 && !answer.ok) throw problemOf(answer);
  accessToken = answer.ok ? JSON.parse(answer.text).accessToken : null;
  return signedIn();
}

export async function signIn(email, password) {
  const answer = await call('POST', '/api/auth/login', { email, password });
  accessToken = answer.accessToken;
}

export async function signOut() {
  await call('POST', '/api/auth/logout');
  accessToken = null;
  forgetAll();
}

/** Sends one request, with `more` headers, and answers its JSON, or null where there is none. Throws a `Problem` for everything else. */
export async function call(method, path, body, more = {}) {
  let answer = await exchange(method, path, body, more);
  if (answer.status === 401 && signedIn()) {
    await restore();
    answer = await exchange(method, path, body, more);
  }
  if (!answer.ok) throw problemOf(answer);
  return answer.text ? JSON.parse(answer.text) : null;
}

/** One request and its answer, read to the end: an unread body would keep the connection busy. */
async function exchange(method, path, body, more) {
  const headers = { Accept: 'application/json, application/problem+json', ...more };
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  // Signing in and renewing count by password or cookie; an old token beside them would only be refused.
  if (signedIn() && !path.startsWith('/api/auth/')) headers.Authorization = `Bearer ${accessToken}`;
  try {
    const answer = await fetch(path, {
      method, headers, cache: 'no-store', credentials: 'same-origin',
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const type = answer.headers.get('Content-Type') ?? '';
    return { ok: answer.ok, status: answer.status, type, text: await answer.text() };
  } catch {
    throw new Problem({ title: 'There is no connection', detail: 'Please check your network and try again.' });
  }
}

function problemOf({ type, status, text }) {
  if (type.startsWith('application/problem+json')) return new Problem({ ...JSON.parse(text), status });
  return new Problem({ status, detail: 'The service gave an answer that we do not understand.' });
}
