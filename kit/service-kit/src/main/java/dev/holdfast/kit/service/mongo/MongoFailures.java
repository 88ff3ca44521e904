package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoClientException;
import com.mongodb.MongoException;
import com.mongodb.MongoInternalException;
import com.mongodb.MongoOperationTimeoutException;
import com.mongodb.MongoServerException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells "MongoDB is away, slow or busy with a conflicting write" from a bug. */
public final class MongoFailures {

    /** MaxTimeMSExpired, WriteConflict, LockTimeout, and the codes of a primary that is going or gone (server error codes). */
    private static final Set<Integer> PASSING =
            Set.of(50, 112, 24, 6, 7, 89, 91, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436);

    private MongoFailures() {}

    /**
     * Is it true that the same request may well succeed a little later? The outcome of a write that ended so is unknown: it may
     * have happened.
     */
    public static boolean isUnavailable(@Nullable Throwable failure) {
        if (!(failure instanceof MongoException e)) {
            return false;
        }
        return e instanceof MongoTimeoutException
                || e instanceof MongoOperationTimeoutException
                || e instanceof MongoSocketException
                || e instanceof MongoServerUnavailableException
                || e instanceof MongoClientException
                // What the driver makes of a connection that ended in an unforeseen way, seen when mongod was killed.
                || e instanceof MongoInternalException
                || (e instanceof MongoServerException && PASSING.contains(e.getCode()))
                || e.hasErrorLabel(MongoException.TRANSIENT_TRANSACTION_ERROR_LABEL);
    }
}
