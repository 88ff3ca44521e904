import { moment, span, zoneName } from './format.js';
import { action, beginSignedIn, byId, copyOf, slot } from './page.js';
import { askedPage, showPages } from './pages.js';
import { call } from './session.js';

const LIMIT = 20;
const list = byId('tasks');

/** What a decision is called on its button; closing without one is "Done". */
const WORDS = { CANCEL_AT_CALENDLY: 'Cancel it at Calendly', KEEP: 'Keep it' };

beginSignedIn(async () => {
  const { timeZone } = await call('GET', '/api/users/me');
  slot(byId('zone'), 'zone').textContent = zoneName(timeZone);
  await show(timeZone);
});

async function show(timeZone) {
  const found = await call('GET', `/api/tasks?state=OPEN&page=${askedPage()}&limit=${LIMIT}`);
  list.replaceChildren(...found.items.map(task => entry(task, timeZone)));
  list.removeAttribute('aria-busy');
  byId('none').hidden = found.total > 0;
  byId('zone').hidden = found.items.length === 0;
  showPages(byId('pages'), found.page, Math.ceil(found.total / found.limit));
}

function entry(task, timeZone) {
  const item = copyOf('task');
  slot(item, 'summary').textContent = task.summary;
  const { startsAt, endsAt } = task.details;
  slot(item, 'about').textContent = startsAt && endsAt ? span(startsAt, endsAt, timeZone) : '';
  slot(item, 'since').textContent = moment(task.createdAt, timeZone);
  slot(item, 'since').dateTime = task.createdAt;
  const decisions = task.choices.length > 0 ? task.choices : [undefined];
  slot(item, 'choices').append(...decisions.map(decision => button(task, decision, timeZone)));
  return item;
}

function button(task, decision, timeZone) {
  return action(WORDS[decision] ?? 'Done', () => close(task, decision, timeZone));
}

async function close(task, decision, timeZone) {
  await call('POST', `/api/tasks/${encodeURIComponent(task.id)}/resolve`, decision ? { decision } : {});
  await show(timeZone);
}
