package dev.holdfast.booking.closing;

import io.smallrye.mutiny.Uni;

/** Implemented by a bean of each feature that keeps what a client said. */
public interface PersonalData {

    /** Erases all of it, for good. Called again after a failure and later, so it must not mind what is erased already. */
    Uni<Void> eraseOf(String clientId);
}
