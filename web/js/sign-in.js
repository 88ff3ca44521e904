import { onSubmit } from './form.js';
import { begin, byId, showProblem, slot } from './page.js';
import { call, signedIn, signIn } from './session.js';

const form = byId('sign-in');
const unverified = byId('unverified');
const again = byId('again');
const sentAgain = byId('sent-again');

begin(() => { if (signedIn()) goOn(); });
onSubmit(form, send, explain);
again.addEventListener('click', sendAgain);

async function send({ email, password }) {
  unverified.hidden = true;
  await signIn(email, password);
  goOn();
}

function explain(problem) {
  if (!problem.is?.('email-unverified')) return false;
  slot(unverified, 'email').textContent = form.elements.email.value;
  unverified.hidden = false;
  sentAgain.hidden = true;
  again.disabled = false;
  return true;
}

async function sendAgain() {
  again.disabled = true;
  try {
    await call('POST', '/api/auth/resend-verification', { email: form.elements.email.value });
    sentAgain.hidden = false;
  } catch (problem) {
    again.disabled = false;
    showProblem(problem);
  }
}

/** Back to where signing in was asked for; only ever to a page of this site. */
function goOn() {
  const asked = new URLSearchParams(location.search).get('next') ?? '';
  const next = new URL(asked.startsWith('/') ? asked : '/bookings', location.origin);
  location.replace(next.origin === location.origin ? next.href : '/bookings');
}
