import { onSubmit } from './form.js';
import { begin, byId, slot } from './page.js';
import { signedIn, signIn } from './session.js';

const form = byId('sign-in');
const unverified = byId('unverified');

begin(() => { if (signedIn()) goOn(); });
onSubmit(form, send, explain);

async function send({ email, password }) {
  unverified.hidden = true;
  await signIn(email, password);
  goOn();
}

function explain(problem) {
  if (!problem.is?.('email-unverified')) return false;
  slot(unverified, 'email').textContent = form.elements.email.value;
  unverified.hidden = false;
  return true;
}

/** Back to where signing in was asked for; only ever to a page of this site. */
function goOn() {
  const asked = new URLSearchParams(location.search).get('next') ?? '';
  const next = new URL(asked.startsWith('/') ? asked : '/bookings', location.origin);
  location.replace(next.origin === location.origin ? next.href : '/bookings');
}
