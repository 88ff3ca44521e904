package dev.holdfast.booking.offering;

import org.jspecify.annotations.Nullable;

/**
 * Where an offering is found at Calendly.
 *
 * @param eventType the event type's URI, opaque
 * @param schedulingUrl the page people can book at when no single-use link can be made, if the practice gave one
 */
public record CalendlyPage(String eventType, @Nullable String schedulingUrl) {}
