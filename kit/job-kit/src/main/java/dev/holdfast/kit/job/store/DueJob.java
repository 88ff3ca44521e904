package dev.holdfast.kit.job.store;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;

/** As much of a READY job as the index of due jobs holds. */
@RegisterForReflection
public record DueJob(@BsonId String id, String lane, Instant runAt) {}
