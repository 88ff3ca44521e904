package dev.holdfast.mongosetup;

/** What the owner of a collection may do in it: documents, and the indexes and validators that it makes at its start. */
final class Actions {

    static final String[] OWN = {
        "find", "insert", "update", "remove", "createCollection", "createIndex", "dropIndex", "listIndexes", "collMod"
    };

    private Actions() {}
}
