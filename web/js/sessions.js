import { moment } from './format.js';
import { beginSignedIn, byId, copyOf, showProblem, slot } from './page.js';
import { call } from './session.js';

const LIMIT = 100;
const list = byId('sessions');
const others = byId('others');

others.addEventListener('click', () => end('/api/users/me/sessions'));
beginSignedIn(show);

async function show() {
  const { items } = await call('GET', `/api/users/me/sessions?limit=${LIMIT}`);
  list.replaceChildren(...items.map(entry));
  list.removeAttribute('aria-busy');
  others.hidden = items.every(session => session.current);
}

function entry(session) {
  const item = copyOf('session');
  slot(item, 'device').textContent = session.device;
  for (const [name, at] of [['used', session.lastUsedAt], ['created', session.createdAt]]) {
    slot(item, name).textContent = moment(at);
    slot(item, name).dateTime = at;
  }
  slot(item, 'state').hidden = !session.current;
  slot(item, 'end').hidden = session.current;
  slot(item, 'end').addEventListener('click', () => end(`/api/users/me/sessions/${encodeURIComponent(session.id)}`));
  return item;
}

async function end(path) {
  try {
    await call('DELETE', path);
    await show();
  } catch (problem) {
    showProblem(problem);
  }
}
