import { duration, money } from './format.js';
import { begin, byId, clearNotice, copyOf, showProblem, signInPage, slot } from './page.js';
import { call, signedIn } from './session.js';

/** A prefetched link is used for this long; after it the click asks for a fresh one. */
const FRESH_MS = 60_000;

const list = byId('offerings');

begin(async () => {
  const { items } = await call('GET', '/api/offerings?limit=100');
  byId('none').hidden = items.length > 0;
  list.replaceChildren(...items.map(entry));
  list.removeAttribute('aria-busy');
});

function entry(offering) {
  const item = copyOf('offering');
  slot(item, 'name').textContent = offering.name;
  slot(item, 'duration').textContent = duration(offering.durationMinutes);
  slot(item, 'price').textContent = money(offering.price);
  slot(item, 'description').textContent = offering.description ?? '';
  prepare(slot(item, 'book'), offering);
  return item;
}

function prepare(link, offering) {
  if (offering.bookingMode !== 'calendly') {
    name(link, 'See the free times', offering);
    link.href = `/book?offering=${encodeURIComponent(offering.id)}`;
    return;
  }
  if (!signedIn()) {
    name(link, 'Sign in to book', offering);
    link.href = signInPage('/offerings');
    return;
  }
  name(link, 'Book now', offering);
  const booking = new BookingLink(offering.id);
  link.href = '#';
  link.addEventListener('click', event => follow(event, link, booking));
  booking.renew().then(url => { link.href = url; }, () => { /* the click asks again, and tells */ });
}

function name(link, words, offering) {
  link.textContent = words;
  link.setAttribute('aria-label', `${words}: ${offering.name}`);
}

/** One offering's way to Calendly: carries a short-lived token, so it is renewed rather than kept. */
class BookingLink {
  constructor(offeringId) {
    this.offeringId = offeringId;
    this.bornAt = -Infinity;
  }

  get fresh() {
    return performance.now() - this.bornAt < FRESH_MS;
  }

  async renew() {
    const asked = performance.now();
    const { url } = await call('POST', '/api/booking-links', { offeringId: this.offeringId });
    this.bornAt = asked;
    return url;
  }

  spend() {
    this.bornAt = -Infinity;
  }
}

async function follow(event, link, booking) {
  if (booking.fresh) {
    booking.spend();
    return;
  }
  event.preventDefault();
  if (link.getAttribute('aria-busy') === 'true') return;
  clearNotice();
  link.setAttribute('aria-busy', 'true');
  // A new tab must be opened while the click still counts as one; it gets its address when the link is there.
  const tab = event.ctrlKey || event.metaKey || event.shiftKey ? window.open('') : null;
  try {
    link.href = await booking.renew();
    booking.spend();
    (tab ?? window).location.assign(link.href);
  } catch (problem) {
    tab?.close();
    if (problem.status === 401) location.assign(signInPage());
    else showProblem(problem);
  } finally {
    link.removeAttribute('aria-busy');
  }
}
