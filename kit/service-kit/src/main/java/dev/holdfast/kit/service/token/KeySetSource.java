package dev.holdfast.kit.service.token;

import io.smallrye.mutiny.Uni;

/** Where the key set comes from: over HTTP everywhere but in the identity service, which reads its own store. */
public interface KeySetSource {

    /** The key set as JSON text (RFC 7517, section 5); fails when it cannot be had now. */
    Uni<String> fetch();
}
