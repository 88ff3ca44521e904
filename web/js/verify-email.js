import { onSubmit } from './form.js';
import { begin, byId, reveal, showProblem } from './page.js';
import { call } from './session.js';

const token = new URLSearchParams(location.search).get('token') ?? '';
// Before anything else: the address bar, the history and what they are shared with must not keep the token.
history.replaceState(null, '', location.pathname);

const working = byId('working');
const verified = byId('verified');
const asked = byId('asked');
const refused = byId('refused');
const again = refused.querySelector('[data-action="again"]');

again.addEventListener('click', verify);
onSubmit(byId('confirm'), verifyWith);
verify();
begin();

async function verify() {
  reveal(working, verified, asked, refused);
  try {
    await call('POST', '/api/auth/verify-email', { token });
    reveal(verified, working);
  } catch (problem) {
    explain(problem);
  }
}

/** Where the address was signed up more than once, the link alone does not say whose password it would make valid. */
function explain(problem) {
  if (problem.is?.('password-needed')) {
    reveal(asked, working);
    return;
  }
  again.hidden = !problem.passing;
  reveal(refused, working);
  showProblem(problem);
}

async function verifyWith({ password }) {
  await call('POST', '/api/auth/verify-email', { token, password });
  reveal(verified, asked);
}
