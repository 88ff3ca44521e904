package dev.holdfast.identity.token;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.Document;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.types.Binary;

/**
 * One signing key as stored.
 *
 * @param kid names the key in tokens and in the key set
 * @param number its place in the sequence; unique
 * @param publicJwk the public half as it is published
 * @param sealedPrivateKey the private half, PKCS #8, sealed with the master key
 */
@RegisterForReflection
public record SigningKeyDocument(
        @BsonId String kid,
        long number,
        Instant activeFrom,
        Document publicJwk,
        Binary sealedPrivateKey,
        Instant createdAt) {

    @Override
    public String toString() {
        return "SigningKeyDocument[kid=" + kid + ", number=" + number + "]";
    }
}
