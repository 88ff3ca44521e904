/** Looking something up while somebody types. */

/** As long as somebody who types on does not pause. */
const PAUSE_MS = 250;

/**
 * Asks `find` for what a field begins with, whenever its reader pauses, and shows what it answers: nothing for an empty field, or where the
 * answer is a failure. An answer to what is typed no more is dropped.
 */
export function lookUp(field, find, show) {
  let timer;
  let turns = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    const turn = ++turns;
    timer = setTimeout(() => answer(turn), PAUSE_MS);
  });

  async function answer(turn) {
    const text = field.value.trim();
    const found = text ? await find(text).catch(() => []) : [];
    if (turn === turns) show(found);
  }
}
