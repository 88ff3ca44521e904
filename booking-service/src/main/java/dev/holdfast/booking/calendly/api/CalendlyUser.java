package dev.holdfast.booking.calendly.api;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whose token we hold.
 *
 * @param uri the user, opaque
 * @param organization the organization's URI, opaque
 */
public record CalendlyUser(
        String uri, @JsonProperty("current_organization") String organization) {}
