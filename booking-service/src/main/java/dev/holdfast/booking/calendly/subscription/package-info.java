/**
 * The webhook subscription at Calendly: there is one, it exists soon after the first start, and it is looked after with every
 * comparison of the books.
 *
 * <p>Replicas take turns by a lease in {@code calendar_links}, since Calendly does not promise to refuse a second
 * subscription. Nothing waits for it: the service is ready without.
 */
@NullMarked
package dev.holdfast.booking.calendly.subscription;

import org.jspecify.annotations.NullMarked;
