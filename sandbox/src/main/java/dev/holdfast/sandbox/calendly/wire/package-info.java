/**
 * Calendly's resources as JSON, field by field and in Calendly's order, shared by the API and the webhooks: snake case,
 * absent things as null, instants with microseconds.
 */
@NullMarked
package dev.holdfast.sandbox.calendly.wire;

import org.jspecify.annotations.NullMarked;
