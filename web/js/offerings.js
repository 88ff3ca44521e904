import { label, leadToCalendly } from './calendly.js';
import { duration, money } from './format.js';
import { begin, byId, copyOf, slot } from './page.js';
import { call } from './session.js';

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
  if (offering.bookingMode === 'calendly') {
    leadToCalendly(link, offering, { book: 'Book now', signIn: 'Sign in to book' });
    return;
  }
  label(link, 'See the free times', offering);
  link.href = `/book?offering=${encodeURIComponent(offering.id)}`;
}
