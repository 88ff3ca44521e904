import { moment, span } from './format.js';
import { action, beginSignedIn, byId, copyOf, slot } from './page.js';
import { askedPage, showPages } from './pages.js';
import { call } from './session.js';

const LIMIT = 20;
const list = byId('tasks');

/** What a decision is called on its button; closing without one is "Done". */
const WORDS = { CANCEL_AT_CALENDLY: 'Cancel it at Calendly', KEEP: 'Keep it' };

beginSignedIn(show);

async function show() {
  const found = await call('GET', `/api/tasks?state=OPEN&page=${askedPage()}&limit=${LIMIT}`);
  list.replaceChildren(...found.items.map(entry));
  list.removeAttribute('aria-busy');
  byId('none').hidden = found.total > 0;
  showPages(byId('pages'), found.page, Math.ceil(found.total / found.limit));
}

function entry(task) {
  const item = copyOf('task');
  slot(item, 'summary').textContent = task.summary;
  const { startsAt, endsAt } = task.details;
  slot(item, 'about').textContent = startsAt && endsAt ? span(startsAt, endsAt) : '';
  slot(item, 'since').textContent = moment(task.createdAt);
  slot(item, 'since').dateTime = task.createdAt;
  const decisions = task.choices.length > 0 ? task.choices : [undefined];
  slot(item, 'choices').append(...decisions.map(decision => button(task, decision)));
  return item;
}

function button(task, decision) {
  return action(WORDS[decision] ?? 'Done', () => close(task, decision));
}

async function close(task, decision) {
  await call('POST', `/api/tasks/${encodeURIComponent(task.id)}/resolve`, decision ? { decision } : {});
  await show();
}
