import { guessedZone, zoneName } from './format.js';
import { onSubmit } from './form.js';
import { begin, byId, reveal, slot } from './page.js';
import { call } from './session.js';

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

function fillZones(select) {
  const guess = guessedZone();
  const zones = new Set([...Intl.supportedValuesOf?.('timeZone') ?? [], guess, 'UTC']);
  for (const zone of [...zones].sort()) {
    select.append(new Option(zoneName(zone), zone, zone === guess, zone === guess));
  }
}
