/**
 * What is to be said. A mail job holds ids only; when it runs, the owner of the facts is asked whether the message is still
 * wanted and what it has to say, so that nothing stale is sent and no link or address lies in the database. The owner being
 * away is no failed attempt.
 *
 * <p>Mails about accounts ({@link AccountMailHandlers}): facts from identity. {@code booking-confirmed}, {@code booking-moved},
 * {@code booking-checking}, {@code booking-cancelled}: facts
 * from booking, the person from identity. {@code staff-notice}: makes a {@code staff-mail} for each of the staff that identity
 * names; the facts of both from booking. Reminders and agendas have packages of their own and are put into words here or there. {@code guide}: address and words from booking.
 */
@NullMarked
package dev.holdfast.notification.message;

import org.jspecify.annotations.NullMarked;
