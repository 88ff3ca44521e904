package dev.holdfast.identity.throttle;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * The count of one account from one place, or a device that is known for one account.
 *
 * @param id a MAC of what it is about
 * @param turn grows with every change, by which two at once are told apart
 */
@RegisterForReflection
public record AttemptDocument(
        @BsonId String id, int failures, Instant at, Instant until, long turn, Instant expiresAt) {

    AttemptCount toCount() {
        return new AttemptCount(failures, at, until);
    }
}
