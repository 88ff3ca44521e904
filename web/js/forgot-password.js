import { onSubmit } from './form.js';
import { begin, byId, reveal, slot } from './page.js';
import { call } from './session.js';

const form = byId('forgot');
const sent = byId('sent');

begin();
onSubmit(form, async ({ email }) => {
  await call('POST', '/api/auth/forgot-password', { email });
  slot(sent, 'email').textContent = email;
  form.reset();
  reveal(sent, form.closest('section'));
});
