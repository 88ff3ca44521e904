/**
 * The pages people click through: an event type's page with its bookable times, the same behind a single-use link, the
 * confirmation, and behind an invitee's own links the cancellation and the rescheduling. No page needs a script; UTM values and prefilled fields are kept from the link that
 * was followed, through every choice on the page, to the booking. Everything typed by a visitor is escaped.
 */
@NullMarked
package dev.holdfast.sandbox.calendly.page;

import org.jspecify.annotations.NullMarked;
