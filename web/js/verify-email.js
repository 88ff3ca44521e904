import { begin, byId, reveal, showProblem } from './page.js';
import { call } from './session.js';

const token = new URLSearchParams(location.search).get('token') ?? '';
// Before anything else: the address bar, the history and what they are shared with must not keep the token.
history.replaceState(null, '', location.pathname);

const working = byId('working');
const verified = byId('verified');
const refused = byId('refused');
const again = refused.querySelector('[data-action="again"]');

again.addEventListener('click', verify);
verify();
begin();

async function verify() {
  reveal(working, verified, refused);
  try {
    await call('POST', '/api/auth/verify-email', { token });
    reveal(verified, working);
  } catch (problem) {
    again.hidden = !problem.passing;
    reveal(refused, working);
    showProblem(problem);
  }
}
