package dev.holdfast.kit.service.mongo;

import io.smallrye.mutiny.Uni;

/**
 * Makes a store ready: its indexes, validators and first documents. Implemented by beans; all of them run at every start of
 * every replica, so each must be harmless when its work is already done. The service is not ready before they are through.
 */
public interface StoreSetup {

    /** Does the work; a failure is logged and everything is tried again a moment later. */
    Uni<Void> prepare();
}
