package dev.holdfast.kit.job.outbox;

import java.util.List;

/** Implemented by a bean of each service whose documents have an outbox. */
public interface OutboxCollections {

    /** The collections to be swept; their ids are strings. */
    List<String> names();
}
