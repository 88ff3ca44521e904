package dev.holdfast.identity.account;

import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * A user as stored.
 *
 * @param registration absent for those whom an admin made, until a mail with a link goes to them
 * @param passwordVersion absent for 0
 * @param invited absent for false, as is {@code erasePending}
 * @param erasePending true from the closing of an account until its address is erased
 */
@RegisterForReflection
public record UserDocument(
        @BsonId String id,
        String email,
        String name,
        String timeZone,
        List<String> roles,
        boolean emailVerified,
        @Nullable Registration registration,
        @Nullable Long passwordVersion,
        @Nullable Boolean invited,
        @Nullable Instant closedAt,
        @Nullable Boolean erasePending,
        @Nullable Instant erasedAt,
        Instant createdAt,
        @Nullable List<OutboxEntry> outbox) {

    /** Somebody new. */
    static UserDocument of(User user, List<OutboxEntry> jobs) {
        return new UserDocument(
                user.id(),
                user.email().value(),
                user.name(),
                user.timeZone(),
                user.roles().stream().sorted().toList(),
                user.emailVerified(),
                stored(user.registration()),
                null,
                user.access().invited() ? true : null,
                null,
                null,
                null,
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
                access(),
                createdAt);
    }

    private Access access() {
        return new Access(
                passwordVersion == null ? 0 : passwordVersion, Boolean.TRUE.equals(invited), closedAt, erasedAt);
    }

    static @Nullable Registration stored(Registration registration) {
        return registration.equals(Registration.NONE) ? null : registration;
    }

    @Override
    public String toString() {
        return "UserDocument[" + id + "]";
    }
}
