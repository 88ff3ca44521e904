/**
 * The keys of requests whose outcome nobody knows. The tab's storage has them beside the memory of the page, which a reload empties:
 * by digests, since whoever reads the storage is to learn nothing of the requests. Where there is no storage, or no digest (browsers
 * make them on https and on localhost), a page remembers by itself.
 */

const PLACE = 'holdfast.unanswered';
/** The API recognises a key for longer than that, but who asks again a day later means another booking. */
const DAY_MS = 86_400_000;
const DIGEST = /^[0-9a-f]{64}$/;

/** From the name of a request to its key, and since when that is open. */
const open = new Map(stored());

/** A name for a request: its digest, or where there is none the request itself, which is not stored then. */
export async function nameOf(request) {
  if (!globalThis.crypto.subtle) return request;
  return hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(request)));
}

/** Whether it was sent and its outcome is not known. */
export function isOpen(name) {
  const known = open.get(name);
  return known !== undefined && isOfToday(known);
}

/** The key with which this request was sent before, or a fresh one that it has from now on. */
export function keyOf(name) {
  if (isOpen(name)) return open.get(name).key;
  const key = hex(crypto.getRandomValues(new Uint8Array(16)));
  open.set(name, { key, since: Date.now() });
  store();
  return key;
}

/** Its outcome is known. */
export function forget(name) {
  open.delete(name);
  store();
}

/** Whoever uses this page next is perhaps somebody else. */
export function forgetAll() {
  open.clear();
  store();
}

const hex = bytes => Array.from(new Uint8Array(bytes), byte => byte.toString(16).padStart(2, '0')).join('');

function isOfToday({ since }) {
  return Date.now() - since < DAY_MS;
}

function stored() {
  try {
    const found = JSON.parse(sessionStorage.getItem(PLACE)) ?? [];
    return found.filter(([name, entry]) => DIGEST.test(name) && isOfToday(entry));
  } catch {
    return [];
  }
}

function store() {
  const kept = [...open].filter(([name, entry]) => DIGEST.test(name) && isOfToday(entry));
  try {
    if (kept.length > 0) sessionStorage.setItem(PLACE, JSON.stringify(kept));
    else sessionStorage.removeItem(PLACE);
  } catch {
    // There is none, or it is full: the page remembers as long as it is open.
  }
}
