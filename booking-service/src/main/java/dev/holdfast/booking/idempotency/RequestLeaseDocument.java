package dev.holdfast.booking.idempotency;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A request that somebody is at, as it is stored.
 *
 * @param id of what the request makes
 * @param request what is asked, by whom, with which key
 * @param holder who is at it
 * @param until when anybody else may take it up, by MongoDB's clock, which removes it within some minutes after that
 */
@RegisterForReflection
public record RequestLeaseDocument(@BsonId String id, String request, String holder, Instant until) {}
