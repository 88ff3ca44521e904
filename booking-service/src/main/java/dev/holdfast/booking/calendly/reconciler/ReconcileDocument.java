package dev.holdfast.booking.calendly.reconciler;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * How far the comparison of a connection is, kept in {@code calendar_links}.
 *
 * @param reconciledAt when the last good pass began: everything that happened before is in our books
 */
@RegisterForReflection
public record ReconcileDocument(
        @BsonId String id,
        @Nullable Instant reconciledAt,
        @Nullable Progress reconcile) {

    /**
     * Of the pass that runs or comes next.
     *
     * @param startedAt when it began; a continued pass began with its first part
     * @param resumeFrom where the pass before left off
     * @param nextAt when it is due
     * @param failures how many failed in a row
     */
    public record Progress(
            @Nullable Instant startedAt,
            @Nullable Instant resumeFrom,
            @Nullable Instant nextAt,
            @Nullable Integer failures) {}

    boolean isDueAt(Instant now) {
        return reconcile == null
                || reconcile.nextAt() == null
                || !reconcile.nextAt().isAfter(now);
    }

    @Nullable
    Instant resumeFrom() {
        return reconcile == null ? null : reconcile.resumeFrom();
    }

    Instant startedAt(Instant now) {
        return reconcile == null || reconcile.startedAt() == null ? now : reconcile.startedAt();
    }

    int failures() {
        return reconcile == null || reconcile.failures() == null ? 0 : reconcile.failures();
    }
}
