package dev.holdfast.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.retention.Retention;
import dev.holdfast.kit.service.retention.RetentionConfig;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** How long it is remembered what was sent to whom. */
@QuarkusTest
class DeliveryRetentionIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Instant STARTED = Instant.parse("2020-03-01T09:00:00Z");

    @Inject
    Retention retention;

    @Inject
    RetentionConfig config;

    @Inject
    Database database;

    @Test
    void aDeliveryIsForgottenWhenItsTimeHasCome() {
        String id = "test-" + UUID.randomUUID();
        Documents<Document> deliveries = database.documents("deliveries", Document.class);
        deliveries
                .insert(new Document("_id", id).append("startedAt", Date.from(STARTED)))
                .await()
                .atMost(LIMIT);

        run(config.deliveries().minus(DAY));
        assertThat(deliveries.findById(id).await().atMost(LIMIT)).isNotNull();

        run(config.deliveries().plus(DAY));
        assertThat(deliveries.findById(id).await().atMost(LIMIT)).isNull();
    }

    private void run(Duration later) {
        retention.runOnce(STARTED.plus(later)).await().atMost(LIMIT);
    }
}
