/**
 * What follows when an invitee was turned away: its booking at Calendly belongs to nobody here.
 *
 * <p>The job {@code calendly-outside} reads invitee, practice and connection afresh and {@link
 * dev.holdfast.booking.calendly.policy.StrayRules} decides: the event is left alone (scheduled by the host, older than our connection, of an
 * event type that is not ours), staff are asked (a task with the choices {@code CANCEL_AT_CALENDLY} and {@code KEEP}), or it is cancelled
 * at Calendly. Whatever is decided, its time is a busy block until it is cancelled.
 *
 * <p>Brakes keep one mistake from emptying the calendar: at most five automatic cancellations within any hour. The next one, and any
 * token of an unknown key, <em>stops</em> cancelling until a person closes the task {@code cancelling-stopped}, about which all staff are
 * mailed; meanwhile strays are asked about. The counts are in {@code calendar_links}, moved by one conditional update before the effect,
 * by the stray's key, so that a repetition counts once.
 *
 * <p>Who was cancelled gets a guiding mail at the typed address: once a day per address, by the job's id, and so many an hour overall.
 */
@NullMarked
package dev.holdfast.booking.calendly.policy;

import org.jspecify.annotations.NullMarked;
