package dev.holdfast.webhook.archive;

import dev.holdfast.kit.service.secret.MasterKey;

/** Bodies as they lie in the database. A sealed body opens only under the id of the event it belongs to. */
record SealedBodies(MasterKey masterKey) {

    byte[] seal(String eventId, byte[] body) {
        return masterKey.seal(body, context(eventId));
    }

    byte[] open(String eventId, byte[] sealed) {
        return masterKey.open(sealed, context(eventId));
    }

    private static String context(String eventId) {
        return "webhook-raw/" + eventId;
    }
}
