/** The way to an offering's page at Calendly, for its clients. */
import { clearNotice, showProblem, signInPage } from './page.js';
import { call, signedIn } from './session.js';

/** A prefetched address is used for this long; after it the click asks for a fresh one. */
const FRESH_MS = 60_000;

/** Makes a link lead to Calendly in these words, or to sign in first where nobody is signed in. */
export function leadToCalendly(link, offering, { book, signIn }) {
  if (!signedIn()) {
    label(link, signIn, offering);
    link.href = signInPage();
    return;
  }
  label(link, book, offering);
  const booking = new BookingLink(offering.id);
  link.href = '#';
  link.addEventListener('click', event => follow(event, link, booking));
  booking.renew().then(url => { link.href = url; }, () => { /* the click asks again, and tells */ });
}

/** Gives a link words that also say to those who hear it alone which offering it is about. */
export function label(link, words, offering) {
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
