/** What every page has: the navigation by session, the notice line, and the way to a problem's words. */
import { Problem, restore, signedIn, signOut } from './session.js';

/** The element with this id. */
export const byId = id => document.getElementById(id);

/** The named place inside an element: `data-slot="name"`. */
export const slot = (root, name) => root.querySelector(`[data-slot="${name}"]`);

/** A copy of a template's one element. */
export const copyOf = id => byId(id).content.firstElementChild.cloneNode(true);

/** A new element with these properties and this content. */
export function make(tag, properties = {}, ...content) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...content);
  return element;
}

/** A button that does something once at a time; see `attempt`. */
export function action(text, work, { className = 'button plain', explain } = {}) {
  const button = make('button', { type: 'button', className }, text);
  button.addEventListener('click', () => attempt(button, work, explain));
  return button;
}

/**
 * Does what an element asks for, unless it still does. A problem is shown unless `explain(problem)` takes it over by
 * answering true; where the session has ended, the reader is sent to sign in.
 */
export async function attempt(element, work, explain = () => false) {
  if (element.getAttribute('aria-busy') === 'true') return;
  clearNotice();
  element.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (problem) {
    if (problem.status === 401) location.assign(signInPage());
    else if (!explain(problem)) showProblem(problem);
  } finally {
    element.removeAttribute('aria-busy');
  }
}

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

/** Begins a page that is for signed-in people; others are sent to sign in, and come back. */
export const beginSignedIn = part => begin(() => (signedIn() ? part() : location.replace(signInPage())));

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
    notice.append(action('Try again', again));
  }
}

export function clearNotice() {
  byId('notice').hidden = true;
}

/** Whether somebody works for the practice. */
export const isStaff = ({ roles }) => roles.includes('practitioner') || roles.includes('admin');

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

const paragraph = (inner, text) => make('p', {}, make(inner, {}, text));
