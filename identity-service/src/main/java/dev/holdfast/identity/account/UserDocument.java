package dev.holdfast.identity.account;

import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A user as stored.
 *
 * @param registration absent for those whom an admin made
 */
public record UserDocument(
        @BsonId String id,
        String email,
        String name,
        String timeZone,
        List<String> roles,
        boolean emailVerified,
        @Nullable Registration registration,
        Instant createdAt,
        @Nullable List<OutboxEntry> outbox) {

    static UserDocument of(User user, List<OutboxEntry> jobs) {
        return new UserDocument(
                user.id(),
                user.email().value(),
                user.name(),
                user.timeZone(),
                user.roles().stream().sorted().toList(),
                user.emailVerified(),
                stored(user.registration()),
                user.createdAt(),
                jobs.isEmpty() ? null : jobs);
    }

    User toUser() {
        return new User(
                id,
                new EmailAddress(email),
                name,
                timeZone,
                Set.copyOf(roles),
                emailVerified,
                registration == null ? Registration.NONE : registration,
                createdAt);
    }

    static @Nullable Registration stored(Registration registration) {
        return registration.equals(Registration.NONE) ? null : registration;
    }

    @Override
    public String toString() {
        return "UserDocument[" + id + "]";
    }
}
