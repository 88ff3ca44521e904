/**
 * Calendly's webhooks: signed with a key of our choosing, retried for a day, perhaps with the first attempt's timestamp.
 */
@NullMarked
package dev.holdfast.webhook.provider.calendly;

import org.jspecify.annotations.NullMarked;
