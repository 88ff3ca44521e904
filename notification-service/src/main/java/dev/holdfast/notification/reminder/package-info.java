/**
 * When a client is reminded of a booking. {@link Reminders} is the rule. Each decision about a booking gives birth to a job
 * {@code plan} (booking-service), each change of a client's wishes or time zone to {@code replan}, which makes a {@code plan} for
 * each coming booking. {@code plan} inserts the jobs {@code rem|<booking>|<rev>|T-<minutes>m|<second>}, whose ids are what was
 * planned: planning again makes nothing twice, and planning otherwise makes other jobs.
 *
 * <p>Whether a reminder is sent is decided when it runs, by the same rule with the facts as they are then. One that would come
 * later by now inserts its successor and is silent, so that no reminder depends on its plan having been made anew; one that would
 * have come earlier is sent at once. One that was sent, for the same decision and the same time before the start, is not sent again.
 */
@NullMarked
package dev.holdfast.notification.reminder;

import org.jspecify.annotations.NullMarked;
