package dev.holdfast.kit.service.mongo;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoWriteException;

/** Recognises a unique index saying no (error 11000), which is how this system decides who was first. */
public final class DuplicateKeys {

    private static final int DUPLICATE_KEY = 11000;

    private DuplicateKeys() {}

    /** Is it true that a unique index refused the write? */
    public static boolean isDuplicateKey(Throwable failure) {
        return switch (failure) {
            case MongoWriteException e -> e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY;
            case MongoBulkWriteException e ->
                e.getWriteErrors().stream().anyMatch(error -> error.getCode() == DUPLICATE_KEY);
            case MongoCommandException e -> e.getErrorCode() == DUPLICATE_KEY;
            case MongoServerException e -> e.getCode() == DUPLICATE_KEY;
            default -> false;
        };
    }

    /**
     * Is it true that this very index refused the write?
     *
     * @param indexName the index's name, {@code _id_} for the primary key
     */
    public static boolean isDuplicateKey(Throwable failure, String indexName) {
        return isDuplicateKey(failure)
                && failure instanceof MongoException e
                && String.valueOf(e.getMessage()).contains("index: " + indexName + " ");
    }
}
