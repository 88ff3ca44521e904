package dev.holdfast.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.retention.Retention;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
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

/** What this service forgets, and when. Each test uses documents of a past of its own, so that nobody else's are touched. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class RetentionIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Instant EVENT = Instant.parse("2020-03-01T09:00:00Z");

    @Inject
    Retention retention;

    @Inject
    Database database;

    private final String id = "test-" + UUID.randomUUID();
    private Stored stored;

    @BeforeEach
    void look() {
        stored = new Stored(database);
    }

    @Test
    void aTokensRecordGoesNinetyDaysAfterItsExpiry() {
        store("scheduling_tokens", new Document("expiresAt", Date.from(EVENT)));

        run(Duration.ofDays(89));
        assertThat(stored.one("scheduling_tokens", id)).isNotNull();

        run(Duration.ofDays(91));
        assertThat(stored.one("scheduling_tokens", id)).isNull();
    }

    @Test
    void whatAnInviteeTypedGoesNinetyDaysAfterTheAppointmentAndItsTombstoneLater() {
        store("calendly_invitees", invitee().append("endsAt", Date.from(EVENT)));

        run(Duration.ofDays(89));
        assertThat(stored.one("calendly_invitees", id)).containsKey("typed");

        run(Duration.ofDays(91));
        assertThat(stored.one("calendly_invitees", id))
                .doesNotContainKey("typed")
                .containsEntry("status", "CANCELED");

        run(Duration.ofDays(179));
        assertThat(stored.one("calendly_invitees", id)).isNotNull();
        run(Duration.ofDays(181));
        assertThat(stored.one("calendly_invitees", id)).isNull();
    }

    @Test
    void aTombstoneWithoutAnAppointmentCountsFromTheLastWeHeardOfIt() {
        store("calendly_invitees", invitee());

        run(Duration.ofDays(91));
        assertThat(stored.one("calendly_invitees", id)).isNotNull().doesNotContainKey("typed");
        run(Duration.ofDays(181));
        assertThat(stored.one("calendly_invitees", id)).isNull();
    }

    @Test
    void anInviteeThatStillOwesAJobStays() {
        store(
                "calendly_invitees",
                invitee()
                        .append("endsAt", Date.from(EVENT))
                        .append("outbox", List.of(new Document("id", "x").append("at", Date.from(farAhead())))));

        run(Duration.ofDays(181));

        assertThat(stored.one("calendly_invitees", id)).isNotNull();
    }

    @Test
    void anAppointmentToComeIsNeverForgottenHoweverOldItsNews() {
        store("calendly_invitees", invitee().append("endsAt", Date.from(farAhead())));

        run(Duration.ofDays(365));

        assertThat(stored.one("calendly_invitees", id)).containsKey("typed");
    }

    @Test
    void resolvedTasksGoAfterAYearAndOpenOnesNever() {
        store("tasks", new Document("resolvedAt", Date.from(EVENT)).append("state", "RESOLVED"));
        String open = id + "-open";
        stored.in("tasks")
                .insert(new Document("_id", open)
                        .append("createdAt", Date.from(EVENT))
                        .append("state", "OPEN"))
                .await()
                .atMost(LIMIT);

        run(Duration.ofDays(366));

        assertThat(stored.one("tasks", id)).isNull();
        assertThat(stored.one("tasks", open)).isNotNull();
        stored.in("tasks").delete(Filters.eq(open)).await().atMost(LIMIT);
    }

    private void run(Duration later) {
        retention.runOnce(EVENT.plus(later)).await().atMost(LIMIT);
    }

    private Instant farAhead() {
        return Clock.systemUTC().instant().plus(Duration.ofDays(60));
    }

    private Document invitee() {
        return new Document("typed", "sealed")
                .append("status", "CANCELED")
                .append("standing", "UNDECIDED")
                .append("updatedAt", Date.from(EVENT));
    }

    private void store(String collection, Document document) {
        Document whole = new Document("_id", id);
        whole.putAll(document);
        stored.in(collection).insert(whole).await().atMost(LIMIT);
    }
}
