import { onSubmit } from './form.js';
import { begin, byId, reveal } from './page.js';
import { call } from './session.js';

const token = new URLSearchParams(location.search).get('token') ?? '';
// Before anything else: the address bar, the history and what they are shared with must not keep the token.
history.replaceState(null, '', location.pathname);

const form = byId('set-password');

begin();
onSubmit(form, send, explain);

async function send({ password }) {
  await call('POST', '/api/auth/reset-password', { token, password });
  form.reset();
  reveal(byId('done'), form.closest('section'));
}

function explain(problem) {
  if (!problem.is?.('link-invalid') && !problem.is?.('link-expired')) return false;
  reveal(byId('refused'), form.closest('section'));
  return true;
}
