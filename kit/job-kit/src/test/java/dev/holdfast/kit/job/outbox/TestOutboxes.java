package dev.holdfast.kit.job.outbox;

import jakarta.inject.Singleton;
import java.util.List;

/** The collection whose outboxes these tests fill. */
@Singleton
public class TestOutboxes implements OutboxCollections {

    static final String CARRIERS = "carriers";

    @Override
    public List<String> names() {
        return List.of(CARRIERS);
    }
}
