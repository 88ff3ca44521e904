package dev.holdfast.booking.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.bson.Document;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class BusyBlocksIT {

    private static final Instant NINE = Ahead.at(160, "09:00");

    @Inject
    Database database;

    @Inject
    BusyBlocks blocks;

    private final String source = "https://api.calendly.test/scheduled_events/e/invitees/" + UUID.randomUUID();

    @Test
    void keepingTwiceIsKeepingOnce() {
        keep(NINE);
        keep(NINE);

        assertThat(stored()).hasSize(1);
        assertThat(stored().getFirst())
                .containsEntry("practitionerId", "us_mira")
                .containsEntry("why", "not-ours");
        assertThat(stored().getFirst().getDate("startsAt").toInstant()).isEqualTo(NINE);
    }

    @Test
    void aBlockFollowsItsSource() {
        keep(NINE);
        keep(NINE.plus(Duration.ofHours(1)));

        assertThat(stored()).hasSize(1);
        assertThat(stored().getFirst().getDate("startsAt").toInstant()).isEqualTo(NINE.plus(Duration.ofHours(1)));
    }

    @Test
    void liftingTwiceIsLiftingOnce() {
        keep(NINE);
        inTransaction(transaction -> blocks.lift(transaction, source));
        inTransaction(transaction -> blocks.lift(transaction, source));

        assertThat(stored()).isEmpty();
    }

    private void keep(Instant startsAt) {
        var time = new TimeSpan(startsAt, startsAt.plus(Duration.ofMinutes(30)));
        inTransaction(transaction -> blocks.keep(transaction, new BusyBlock(source, "us_mira", time, "not-ours")));
    }

    private void inTransaction(Function<ClientSession, Uni<Void>> work) {
        database.inTransaction(work).await().atMost(Duration.ofSeconds(10));
    }

    private List<Document> stored() {
        return new Stored(database).list("busy_blocks", Filters.eq(source));
    }
}
