import { onSubmit } from './form.js';
import { beginSignedIn, byId } from './page.js';
import { call } from './session.js';

const PATH = '/api/notifications/preferences';
const form = byId('reminders');
const fields = form.elements;
/** Not asked here; sent back as it came, since what is not sent is not wished. */
let language;

for (const choice of [fields.which, fields.quiet]) choice.addEventListener('change', fold);
onSubmit(form, async () => {
  byId('saved').hidden = true;
  show(await call('PUT', PATH, wishes()));
  byId('saved').hidden = false;
});
beginSignedIn(async () => {
  show(await call('GET', PATH));
  form.hidden = false;
});

function show({ reminderMinutesBefore: minutes, quietHours: quiet, language: chosen }) {
  language = chosen;
  fields.which.value = minutes === null ? 'usual' : minutes.length === 0 ? 'none' : 'own';
  if (minutes?.length) fields.reminderMinutesBefore.value = minutes.join(', ');
  fields.quiet.value = quiet === null ? 'none' : 'some';
  if (quiet !== null) {
    fields.from.value = quiet.from;
    fields.to.value = quiet.to;
  }
  fold();
}

/** What does not matter to the choice is neither shown nor checked. */
function fold() {
  const own = fields.which.value === 'own';
  byId('own').hidden = !own;
  Object.assign(fields.reminderMinutesBefore, { disabled: !own, required: own });
  const some = fields.quiet.value === 'some';
  byId('hours').hidden = !some;
  fields.from.disabled = !some;
  fields.to.disabled = !some;
}

function wishes() {
  const minutes = {
    usual: () => null,
    none: () => [],
    own: () => fields.reminderMinutesBefore.value.split(',').map(Number),
  };
  return {
    reminderMinutesBefore: minutes[fields.which.value](),
    quietHours: fields.quiet.value === 'none' ? null : { from: fields.from.value, to: fields.to.value },
    language,
  };
}
