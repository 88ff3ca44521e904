package dev.holdfast.identity.credential;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** The password of one user, apart from {@code users} so that no list of users can ever carry it. */
@RegisterForReflection
public record CredentialDocument(@BsonId String userId, String password, Instant changedAt) {

    @Override
    public String toString() {
        return "CredentialDocument[userId=" + userId + "]";
    }
}
