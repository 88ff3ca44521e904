/** Cancelling and moving a booking, for its client and for staff, who also have it where something else is. */
import { momentOf } from './days.js';
import { span, zoneName } from './format.js';
import { once } from './once.js';
import { action, make } from './page.js';
import { explainFor } from './refusals.js';
import { askTwice } from './sharing.js';
import { offerInstead, TimePicker } from './times.js';

export const pathOf = (booking, what) => `/api/bookings/${encodeURIComponent(booking.id)}/${what}`;

/** A button of a booking that opens the panel below it, filled by `fill` each time, and closes it again; for `explain` see `action`. */
export function opener(text, booking, panel, fill, explain) {
  const button = action(text, async () => {
    const open = button.getAttribute('aria-expanded') === 'true';
    for (const other of panel.owners ?? []) other.setAttribute('aria-expanded', 'false');
    panel.replaceChildren();
    if (open) return;
    button.setAttribute('aria-expanded', 'true');
    await fill(panel);
  }, { explain });
  button.setAttribute('aria-expanded', 'false');
  button.setAttribute('aria-label', `${text}: ${booking.offeringName}`);
  panel.owners = [...panel.owners ?? [], button];
  return button;
}

/** Changes a booking. What is decided from another state of it is another change, and never the answer to an earlier one. */
export const change = (me, booking, what, body) => once(me.id, 'POST', pathOf(booking, what), body, booking.rev);

/**
 * The button that cancels a booking, with a reason if there is one; `done` is called with the booking as it is then, and with what was
 * asked for: see `isAsAsked`.
 */
export function cancelButton(booking, panel, { me, done }) {
  return opener('Cancel', booking, panel, () => {
    const reason = make('textarea', { id: `reason-${booking.id}`, maxLength: 500, rows: 2 });
    const send = () => change(me, booking, 'cancel', reason.value.trim() ? { reason: reason.value.trim() } : {});
    panel.append(
      make('label', { htmlFor: reason.id }, 'Why? You need not say; what you write is told to whoever is mailed.'), reason,
      make('p', { className: 'actions' },
        action('Cancel this booking', async () => done(await send(), { status: 'CANCELLED' }), { className: 'button', explain: explainFor(me.timeZone) })));
    reason.focus();
  });
}

/**
 * The button by which staff have a booking where it is, beside those that took its time; `done` is called with the booking as it is then,
 * and with what was asked for.
 */
export function keepButton(booking, panel, { me, done }) {
  const { startsAt } = booking;
  const keep = async () => done(await moveOver(me, booking, startsAt), { startsAt, status: 'CONFIRMED' });
  const leave = () => button.click();
  const button = opener('Keep both …', booking, panel, () => askTwice(panel, 'Yes, keep both', keep, { explain: explainFor(me.timeZone), leave }));
  return button;
}

/** As it was seen only: its client may have moved it meanwhile. */
const moveOver = (me, booking, startsAt) => change(me, booking, 'reschedule', { startsAt, override: true, rev: booking.rev });

/**
 * The button that moves a booking to another time that is free for it; staff may name any time instead, and have it over what is there.
 * `done` is called with the booking as it is then, and with what was asked for.
 */
export function moveButton(booking, panel, { me, done, anyTime = false }) {
  const { timeZone } = me;
  return opener('Move', booking, panel, async () => {
    const instead = make('div');
    const sure = make('div', { className: 'sure' });
    sure.setAttribute('aria-live', 'polite');
    const picker = new TimePicker({ bookingId: booking.id, timeZone, choose });
    const pick = slot => picker.choose(slot);
    panel.append(picker.element, ...(anyTime ? [anotherTime(timeZone, pick)] : []), instead, sure);

    function choose(slot) {
      sure.replaceChildren();
      if (!slot) return;
      instead.replaceChildren();
      const to = span(slot.startsAt, slot.endsAt ?? slot.startsAt, picker.timeZone);
      const asked = { startsAt: slot.startsAt };
      const move = async () => done(await change(me, booking, 'reschedule', asked), asked);
      sure.append(make('p', {}, `From ${span(booking.startsAt, booking.endsAt, picker.timeZone)} to ${to}, by the clock of ${zoneName(picker.timeZone)}.`),
        action('Move it to this time', move, { className: 'button', explain: problem => refused(problem, asked) }));
      sure.scrollIntoView({ block: 'nearest' });
    }

    function refused(problem, asked) {
      pick(undefined);
      const more = anyTime ? [action('Move it over what is there …', () => overIt(asked))] : [];
      return offerInstead(instead, problem, { timeZone: picker.timeZone, choose: pick, more }) || explainFor(picker.timeZone)(problem);
    }

    function overIt(asked) {
      const move = async () => done(await moveOver(me, booking, asked.startsAt), asked);
      askTwice(instead, 'Yes, move it over it', move, { explain: explainFor(picker.timeZone) });
    }

    await picker.begin();
  }, explainFor(timeZone));
}

/** A field for any time, by the clock of a zone. */
function anotherTime(timeZone, choose) {
  const field = make('input', { type: 'datetime-local', step: 300 });
  field.addEventListener('change', () => {
    choose(field.value ? { startsAt: momentOf(field.value.slice(0, 16), timeZone) } : undefined);
  });
  return make('label', { className: 'zone' }, `Or any time, by the clock of ${zoneName(timeZone)} `, field);
}
