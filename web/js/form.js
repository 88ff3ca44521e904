/** Forms: the browser's own checks and the API's field errors appear at the same place, beside the field. */
import { clearNotice, showProblem } from './page.js';

/**
 * Sends a form through `send(values)` once its fields are in order. The fields that the API finds wrong are marked and
 * the first of them gets the focus; `explain(problem)` may take a problem over by answering true.
 */
export function onSubmit(form, send, explain = () => false) {
  form.addEventListener('submit', async event => {
    event.preventDefault();
    clearNotice();
    clearErrors(form);
    if (!checkFields(form)) return;
    const button = form.querySelector('button:not([type="button"])');
    button.disabled = true;
    try {
      await send(Object.fromEntries(new FormData(form)));
    } catch (problem) {
      if (!explain(problem)) {
        showErrors(form, problem.errors ?? []);
        showProblem(problem);
      }
    } finally {
      button.disabled = false;
    }
  });
}

function checkFields(form) {
  const wrong = [...form.elements].filter(field => field.willValidate && !field.validity.valid);
  wrong.forEach(field => mark(field, field.validationMessage));
  wrong[0]?.focus();
  return wrong.length === 0;
}

function showErrors(form, errors) {
  const marked = errors
    .map(({ pointer, detail }) => ({ field: form.elements[(pointer ?? '').replace(/^#?\//, '')], detail }))
    .filter(({ field }) => field);
  marked.forEach(({ field, detail }) => mark(field, detail));
  marked[0]?.field.focus();
}

function mark(field, text) {
  const place = field.closest('.field');
  const words = document.createElement('p');
  Object.assign(words, { className: 'wrong', id: `${field.id}-wrong`, textContent: text });
  place.append(words);
  field.setAttribute('aria-invalid', 'true');
  describe(field, words.id, true);
}

function clearErrors(form) {
  for (const words of form.querySelectorAll('.wrong')) words.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    describe(field, `${field.id}-wrong`, false);
  }
}

function describe(field, id, wanted) {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ').filter(other => other && other !== id);
  if (wanted) ids.push(id);
  field.setAttribute('aria-describedby', ids.join(' '));
}
