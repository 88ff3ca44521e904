import assert from 'node:assert/strict';
import test from 'node:test';
import { leadToCalendly } from '../js/calendly.js';
import { restore } from '../js/session.js';

const OFFERING = { id: 'of_1', name: '30 Minute Consultation' };
const WORDS = { book: 'Book at Calendly', signIn: 'Sign in to book at Calendly' };
const json = (status, body) => new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } });
const settled = () => new Promise(resolve => { setImmediate(resolve); });

/** As much of a link as this needs. */
class Link extends EventTarget {
  attributes = new Map();
  setAttribute(name, value) { this.attributes.set(name, value); }
  getAttribute(name) { return this.attributes.get(name) ?? null; }
  removeAttribute(name) { this.attributes.delete(name); }

  /** Whether the browser is left to follow the link. */
  click() {
    const event = Object.assign(new Event('click', { cancelable: true }), { ctrlKey: false, metaKey: false, shiftKey: false });
    return this.dispatchEvent(event);
  }
}

/** A page at which somebody is signed in or nobody is; tells which offerings links were asked for, and where the page went. */
async function page(signedIn) {
  const seen = { asked: [], went: [] };
  globalThis.location = { pathname: '/book', search: '?offering=of_1', assign: target => seen.went.push(target) };
  globalThis.window = globalThis;
  globalThis.document = { getElementById: () => ({}) };
  globalThis.fetch = async (path, { body }) => {
    if (path === '/api/auth/refresh') return signedIn ? json(200, { accessToken: 'token' }) : json(401, {});
    assert.equal(path, '/api/booking-links');
    seen.asked.push(JSON.parse(body).offeringId);
    return json(201, { url: `https://calendly.test/page?utm_content=${seen.asked.length}` });
  };
  await restore();
  return seen;
}

test('who is not signed in is led there first, and back', async () => {
  const { asked } = await page(false);
  const link = new Link();
  leadToCalendly(link, OFFERING, WORDS);
  assert.equal(link.textContent, 'Sign in to book at Calendly');
  assert.equal(link.getAttribute('aria-label'), 'Sign in to book at Calendly: 30 Minute Consultation');
  assert.equal(link.href, '/sign-in?next=%2Fbook%3Foffering%3Dof_1');
  assert.deepEqual(asked, []);
});

test('a fresh address is followed once, and a click after it asks for another', async () => {
  const { asked, went } = await page(true);
  const link = new Link();
  leadToCalendly(link, OFFERING, WORDS);
  await settled();
  assert.equal(link.textContent, 'Book at Calendly');
  assert.equal(link.href, 'https://calendly.test/page?utm_content=1');

  assert.equal(link.click(), true);
  assert.equal(link.click(), false);
  await settled();

  assert.deepEqual(went, ['https://calendly.test/page?utm_content=2']);
  assert.deepEqual(asked, ['of_1', 'of_1']);
});

test('an address that is older than its token may be is asked for anew', async t => {
  const { went } = await page(true);
  const link = new Link();
  leadToCalendly(link, OFFERING, WORDS);
  await settled();
  const now = performance.now();
  t.mock.method(performance, 'now', () => now + 60_001);

  assert.equal(link.click(), false);
  await settled();

  assert.deepEqual(went, ['https://calendly.test/page?utm_content=2']);
});
