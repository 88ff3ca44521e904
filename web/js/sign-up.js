import { onSubmit } from './form.js';
import { begin, byId, reveal, slot } from './page.js';
import { call } from './session.js';
import { fillZones } from './zones.js';

const form = byId('sign-up');
const sent = byId('sent');

fillZones(form.elements.timeZone);
begin();
onSubmit(form, async values => {
  await call('POST', '/api/auth/register', values);
  slot(sent, 'email').textContent = values.email;
  form.reset();
  reveal(sent, form.closest('section'));
});
