/** What every page has: the navigation by session, the notice line, and the way to a problem's words. */
import { Problem, restore, signedIn, signOut } from './session.js';

/** The element with this id. */
export const byId = id => document.getElementById(id);

/** The named place inside an element: `data-slot="name"`. */
export const slot = (root, name) => root.querySelector(`[data-slot="${name}"]`);

/** A copy of a template's one element. */
export const copyOf = id => byId(id).content.firstElementChild.cloneNode(true);

/**
 * Begins a page: finds the session, shows the navigation, then runs the page's own part. A problem in either is shown;
 * a passing one with a way to try again.
 */
export async function begin(part = () => {}) {
  for (const link of document.querySelectorAll('.bar nav a')) {
    if (link.pathname === location.pathname) link.setAttribute('aria-current', 'page');
  }
  document.querySelector('[data-action="sign-out"]').addEventListener('click', leave);
  try {
    await restore();
    showSession();
    await part();
  } catch (problem) {
    showSession();
    showProblem(problem, { again: () => location.reload() });
  }
}

/** Shows one piece of a page in place of another and takes the reader there. */
export function reveal(shown, ...others) {
  others.forEach(other => { other.hidden = true; });
  shown.hidden = false;
  shown.querySelector('h1')?.focus();
}

/** Says a problem's title and detail; `again` adds a button if trying again can help. */
export function showProblem(problem, { again } = {}) {
  if (!(problem instanceof Problem)) {
    console.error(problem);
    problem = new Problem({ detail: 'Please load the page again.' });
  }
  const notice = fillNotice(problem.title, problem.detail);
  if (again && problem.passing) {
    const button = document.createElement('button');
    Object.assign(button, { type: 'button', className: 'button plain', textContent: 'Try again' });
    button.addEventListener('click', again);
    notice.append(button);
  }
}

export function clearNotice() {
  byId('notice').hidden = true;
}

/** The place to sign in, and to come back from. */
export const signInPage = (next = location.pathname + location.search) => `/sign-in?next=${encodeURIComponent(next)}`;

function showSession() {
  const state = signedIn() ? 'signed-in' : 'signed-out';
  for (const element of document.querySelectorAll('[data-when]')) {
    element.hidden = element.dataset.when !== state;
  }
}

async function leave() {
  try {
    await signOut();
    location.assign('/');
  } catch (problem) {
    showProblem(problem);
  }
}

function fillNotice(title, detail) {
  const notice = byId('notice');
  notice.replaceChildren(paragraph('strong', title));
  if (detail) notice.append(paragraph('span', detail));
  notice.hidden = false;
  notice.scrollIntoView({ block: 'nearest' });
  return notice;
}

function paragraph(inner, text) {
  const element = document.createElement('p');
  const words = document.createElement(inner);
  words.textContent = text;
  element.append(words);
  return element;
}
