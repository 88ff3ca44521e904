package dev.holdfast.booking.calendly.subscription;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.CalendlyConfig;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.time.Ids;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class SubscriptionsIT {

    @Inject
    CalendlyClient calendly;

    @Inject
    CalendarLinkStore links;

    @Inject
    CalendlyConfig config;

    @Inject
    Ids ids;

    @Inject
    Database database;

    @Test
    void aStartMakesTheSubscriptionAndRemembersSinceWhen() {
        await().untilAsserted(() -> {
            assertThat(Peers.subscriptions()).containsOnlyOnce("http://localhost:8080/webhooks/calendly");
            Document link = link();
            assertThat(link).containsKeys("connectedAt", "subscription", "organization");
            assertThat(link).doesNotContainKeys("leaseOwner", "leaseUntil");
        });
    }

    @Test
    void manyReplicasAtOnceMakeOne() {
        String publicUrl = "http://" + UUID.randomUUID() + ".test";

        Practice.atOnce(6, () -> {
            new Subscriptions(calendly, links, config, ids, publicUrl)
                    .ensure()
                    .onFailure()
                    .retry()
                    .withBackOff(Duration.ofMillis(10), Duration.ofMillis(100))
                    .indefinitely()
                    .await()
                    .atMost(Duration.ofSeconds(20));
            return true;
        });

        assertThat(Peers.subscriptions()).containsOnlyOnce(publicUrl + "/webhooks/calendly");
    }

    @Test
    void theFirstConnectionsTimeStays() {
        await().untilAsserted(() -> assertThat(link()).containsKey("connectedAt"));
        Object since = link().get("connectedAt");

        new Subscriptions(calendly, links, config, ids, "http://localhost:8080")
                .ensure()
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(10), Duration.ofMillis(100))
                .indefinitely()
                .await()
                .atMost(Duration.ofSeconds(20));

        assertThat(link().get("connectedAt")).isEqualTo(since);
    }

    private Document link() {
        return new Stored(database)
                .list("calendar_links", Filters.eq("provider", "calendly"))
                .getFirst();
    }
}
