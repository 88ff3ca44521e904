/**
 * The brakes on what is done at Calendly without a person, so that one mistake, such as a wrong key in a deployment, cannot empty the
 * calendar: at most five automatic cancellations within any hour. The next one, and any token of an unknown key, <em>stops</em>
 * cancelling until somebody closes the task {@code cancelling-stopped}, about which all staff are mailed; it does not go on by itself,
 * because five an hour, day and night, would empty the calendar too.
 *
 * <p>The counts are fields of the connection in {@code calendar_links}, moved by one conditional update before the effect, under the key
 * of the cause: a repetition counts once. Guiding mails are counted alike.
 */
@NullMarked
package dev.holdfast.booking.calendly.brake;

import org.jspecify.annotations.NullMarked;
