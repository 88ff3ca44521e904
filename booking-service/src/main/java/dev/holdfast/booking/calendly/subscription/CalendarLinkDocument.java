package dev.holdfast.booking.calendly.subscription;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a connection to a calendar provider.
 *
 * @param id the provider and the user there
 * @param connectedAt since when we listen; invitees created before are not ours to judge
 * @param leaseOwner who sets the connection up at the moment
 */
@RegisterForReflection
public record CalendarLinkDocument(
        @BsonId String id,
        @Nullable Instant connectedAt,
        @Nullable String subscription,
        @Nullable String leaseOwner) {}
