/**
 * The keys of requests whose outcome nobody knows. The tab's storage has them, which outlives a page and is the same for all of the tab's;
 * by digests of the requests, so that nothing of them is read at a glance there. Who has the storage and guesses a request can tell whether
 * it was made. Where there is no storage, or no digest (browsers make them on https and on localhost), a page remembers by itself.
 */

const PLACE = 'holdfast.unanswered';
/** The API recognises a key for longer than that, but who asks again a day later means another booking. */
const DAY_MS = 86_400_000;
const DIGEST = /^[0-9a-f]{64}$/;

/** What the storage did not take: from the name of a request to its key, and since when that is open. */
const unstored = new Map();

/** A name for a request: its digest, or where there is none the request itself, which is not stored then. */
export async function nameOf(request) {
  if (!globalThis.crypto.subtle) return request;
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(request)));
}

/** Whether it was sent and its outcome is not known. */
export const isOpen = name => known(name) !== undefined;

/** The key with which this request was sent before, or a fresh one that it has from now on. */
export function keyOf(name) {
  const { key } = known(name) ?? keep(name, { key: hex(crypto.getRandomValues(new Uint8Array(16))), since: Date.now() });
  return key;
}

/** Its outcome is known. */
export function forget(name) {
  unstored.delete(name);
  const kept = stored();
  if (kept.delete(name)) store(kept);
}

/** Whoever uses this page next is perhaps somebody else. */
export function forgetAll() {
  unstored.clear();
  store(new Map());
}

const hex = bytes => Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');

const isOfToday = ({ since }) => Date.now() - since < DAY_MS;

/** The storage is read each time: a page that the browser kept, and shows again, does not know what others did meanwhile. */
function known(name) {
  const entry = stored().get(name) ?? unstored.get(name);
  return entry && isOfToday(entry) ? entry : undefined;
}

function keep(name, entry) {
  if (DIGEST.test(name)) store(stored().set(name, entry));
  if (!stored().has(name)) unstored.set(name, entry);
  return entry;
}

function stored() {
  try {
    const found = JSON.parse(sessionStorage.getItem(PLACE)) ?? [];
    return new Map(found.filter(([name, entry]) => DIGEST.test(name) && isOfToday(entry)));
  } catch {
    return new Map();
  }
}

function store(kept) {
  try {
    if (kept.size > 0) sessionStorage.setItem(PLACE, JSON.stringify([...kept]));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // There is none, or it is full: what it does not take, the page remembers.
  }
}
