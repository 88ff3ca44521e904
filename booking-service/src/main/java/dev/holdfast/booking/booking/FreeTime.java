package dev.holdfast.booking.booking;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;

/** A time that somebody could have instead; buffers are not part of it. */
@RegisterForReflection
public record FreeTime(Instant startsAt, Instant endsAt, String practitionerId) {}
