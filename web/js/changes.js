/** Cancelling and moving a booking, for its client and for staff. */
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

/** The button that cancels a booking, with a reason if there is one; `done` is called with the booking as it is then. */
export function cancelButton(booking, panel, { timeZone, done }) {
  return opener('Cancel', booking, panel, () => {
    const reason = make('textarea', { id: `reason-${booking.id}`, maxLength: 500, rows: 2 });
    const send = () => once('POST', pathOf(booking, 'cancel'), reason.value.trim() ? { reason: reason.value.trim() } : {});
    panel.append(
      make('label', { htmlFor: reason.id }, 'Why? You need not say; what you write is told to whoever is mailed.'), reason,
      make('p', { className: 'actions' },
        action('Cancel this booking', async () => done(await send()), { className: 'button', explain: explainFor(timeZone) })));
    reason.focus();
  });
}

/** The button by which staff have a booking where it is, beside those that took its time; `done` is called with the booking as it is then. */
export function keepButton(booking, panel, { timeZone, done }) {
  const keep = async () => done(await moveOver(booking, booking.startsAt));
  const leave = () => button.click();
  const button = opener('Keep both …', booking, panel, () => askTwice(panel, 'Yes, keep both', keep, { explain: explainFor(timeZone), leave }));
  return button;
}

/** As it was seen only: its client may have moved it meanwhile. */
const moveOver = (booking, startsAt) => once('POST', pathOf(booking, 'reschedule'), { startsAt, override: true, rev: booking.rev });

/**
 * The button that moves a booking to another time that is free for it; staff may name any time instead, and have it over what is there.
 * `done` is called with the booking as it is then.
 */
export function moveButton(booking, panel, { timeZone, done, anyTime = false }) {
  return opener('Move', booking, panel, async () => {
    const instead = make('div');
    const sure = make('div', { className: 'sure' });
    sure.setAttribute('aria-live', 'polite');
    const picker = new TimePicker({ bookingId: booking.id, timeZone, choose });
    let asked;
    panel.append(picker.element, ...(anyTime ? [anotherTime(timeZone, choose)] : []), instead, sure);

    function choose(slot) {
      sure.replaceChildren();
      if (!slot) return;
      asked = slot.startsAt;
      const to = span(slot.startsAt, slot.endsAt ?? slot.startsAt, picker.timeZone);
      const move = () => once('POST', pathOf(booking, 'reschedule'), { startsAt: slot.startsAt });
      sure.append(make('p', {}, `From ${span(booking.startsAt, booking.endsAt, picker.timeZone)} to ${to}, by the clock of ${zoneName(picker.timeZone)}.`),
        action('Move it to this time', async () => done(await move()), { className: 'button', explain: refused }));
      sure.scrollIntoView({ block: 'nearest' });
    }

    function refused(problem) {
      sure.replaceChildren();
      const more = anyTime ? [action('Move it over what is there …', overIt)] : [];
      return offerInstead(instead, problem, { timeZone: picker.timeZone, choose, more }) || explainFor(picker.timeZone)(problem);
    }

    function overIt() {
      const startsAt = asked;
      askTwice(instead, 'Yes, move it over it', async () => done(await moveOver(booking, startsAt)), { explain: explainFor(picker.timeZone) });
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
