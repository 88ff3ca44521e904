package dev.holdfast.webhook.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.retention.Retention;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class EventRetentionIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant RECEIVED = Instant.parse("2020-03-01T09:00:00Z");

    @Inject
    Retention retention;

    @Inject
    Database database;

    private final String id = "test-" + UUID.randomUUID();
    private Documents<Document> events;

    @BeforeEach
    void open() {
        events = database.documents(WebhookEvents.COLLECTION, Document.class);
    }

    @Test
    void anEventGoesAfterNinetyDays() {
        store(new Document());

        run(Duration.ofDays(89));
        assertThat(found()).isNotNull();

        run(Duration.ofDays(91));
        assertThat(found()).isNull();
    }

    @Test
    void anEventWhoseJobWaitsForTheRelayStaysHoweverOldItIs() {
        Date afterEverySweep = Date.from(Clock.systemUTC().instant().plus(Duration.ofDays(1)));
        store(new Document("outbox", List.of(new Document("id", "job").append("at", afterEverySweep))));

        run(Duration.ofDays(500));

        assertThat(found()).isNotNull();
    }

    @Test
    void noIndexDeletesEventsBehindOurBack() {
        List<Document> indexes =
                events.all(collection -> collection.listIndexes()).await().atMost(LIMIT);

        assertThat(indexes).isNotEmpty().noneMatch(index -> index.containsKey("expireAfterSeconds"));
    }

    private void run(Duration later) {
        retention.runOnce(RECEIVED.plus(later)).await().atMost(LIMIT);
    }

    private Document found() {
        return events.findById(id).await().atMost(LIMIT);
    }

    private void store(Document more) {
        Document event = new Document("_id", id).append("receivedAt", Date.from(RECEIVED));
        event.putAll(more);
        events.insert(event).await().atMost(LIMIT);
    }
}
