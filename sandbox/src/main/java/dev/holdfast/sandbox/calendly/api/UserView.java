package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import dev.holdfast.sandbox.calendly.agenda.Host;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The host as {@code /users/me} shows her. */
record UserView(
        String uri,
        String name,
        String slug,
        String email,
        String schedulingUrl,
        String timezone,
        @Nullable String avatarUrl,
        Instant createdAt,
        Instant updatedAt,
        String currentOrganization,
        String resourceType) {

    static UserView of(Host host, CalendlyUris uris) {
        return new UserView(
                uris.user(),
                host.name(),
                host.slug(),
                host.email(),
                uris.base() + "/book",
                host.zone().getId(),
                null,
                Host.SINCE,
                Host.SINCE,
                uris.organization(),
                "User");
    }
}
