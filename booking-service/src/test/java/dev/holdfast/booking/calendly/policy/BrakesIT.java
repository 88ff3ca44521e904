package dev.holdfast.booking.calendly.policy;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyDesk;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One mistake neither empties the calendar nor mails half the world. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class BrakesIT {

    private static final int MOST_CANCELLATIONS = 5;
    private static final int MOST_GUIDES = 20;

    /** More than a dispatcher has. */
    private static final int WORKERS = 12;

    private static final Instant NINE = Ahead.at(290, "09:00");

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final Instant began = Instant.now();
    private Stored stored;
    private Connection connection;

    @BeforeEach
    void thePracticeCancels() {
        stored = new Stored(database);
        connection = new Connection(database);
        connection.isFresh();
        connection.practiceChooses("CANCEL");
        Practice.offering(eventType);
    }

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
        connection.practiceForgets();
    }

    @Test
    void aHundredStraysAtOnceCancelFiveAndTellStaffOnce() {
        List<CalendlyEventFixture> strays = strays(100);
        strays.forEach(stray -> Practice.take(stray.created(), null));

        // Each job is given to two workers, in any order, as often as it takes.
        List<CalendlyEventFixture> runs = new ArrayList<>(strays);
        runs.addAll(strays);
        Collections.shuffle(runs, new Random(7));
        var queue = new ConcurrentLinkedQueue<>(runs);
        Practice.atOnce(WORKERS, () -> work(queue));

        assertThat(strays.stream()
                        .mapToInt(stray -> CalendlyDesk.reasonsFor(stray).size())
                        .sum())
                .isEqualTo(MOST_CANCELLATIONS);
        assertThat(stored.list("tasks", about(strays, "ref.id"))).hasSize(100 - MOST_CANCELLATIONS);
        assertThat(stored.list("busy_blocks", about(strays, "_id"))).hasSize(100 - MOST_CANCELLATIONS);
        List<Document> stops = stops();
        assertThat(stops).hasSize(1);
        String notice = "staff-notice|" + stops.getFirst().getString("_id");
        await().untilAsserted(() -> assertThat(stored.one("jobs", notice)).isNotNull());
        await().untilAsserted(() -> assertThat(guides(strays)).hasSize(MOST_CANCELLATIONS));
    }

    @Test
    void theWindowSlides() {
        List<CalendlyEventFixture> strays = strays(MOST_CANCELLATIONS + 1);
        strays.subList(0, MOST_CANCELLATIONS)
                .forEach(stray -> assertThat(Practice.stray(stray)).isEqualTo("canceled"));
        anHourPasses();

        assertThat(Practice.stray(strays.getLast())).isEqualTo("canceled");
        assertThat(connection.link().getList("cancelled", Document.class)).hasSize(1);
    }

    @Test
    void aStopLastsUntilAPersonEndsIt() {
        List<CalendlyEventFixture> strays = strays(MOST_CANCELLATIONS + 2);
        strays.subList(0, MOST_CANCELLATIONS).forEach(Practice::stray);
        assertThat(Practice.stray(strays.get(MOST_CANCELLATIONS))).isEqualTo("asked");
        anHourPasses();

        assertThat(Practice.stray(strays.getLast())).isEqualTo("asked");

        assertThat(stops()).hasSize(1);
        assertThat(connection.link().get("stop", Document.class)).containsEntry("over", false);
    }

    @Test
    void guidingMailsAreCappedWhoeverGetsThem() {
        List<CalendlyEventFixture> strays = strays(MOST_GUIDES + 4);
        for (CalendlyEventFixture stray : strays) {
            connection.change(Updates.unset("cancelled"));
            assertThat(Practice.stray(stray)).isEqualTo("canceled");
        }

        await().untilAsserted(() -> assertThat(waiting(strays)).isEmpty());
        assertThat(guides(strays)).hasSize(MOST_GUIDES);
    }

    private static boolean work(Queue<CalendlyEventFixture> queue) {
        for (CalendlyEventFixture next = queue.poll(); next != null; next = queue.poll()) {
            runUntilDone(next);
        }
        return true;
    }

    private static void runUntilDone(CalendlyEventFixture stray) {
        var fence = new AtomicInteger();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    Response reply = Practice.runOutside(stray, fence.incrementAndGet());
                    return reply.statusCode() == 200
                            && reply.jsonPath().getString("outcome").equals("done");
                });
    }

    private void anHourPasses() {
        List<Document> earlier = connection.link().getList("cancelled", Document.class).stream()
                .map(one -> new Document("key", one.getString("key")).append("at", Date.from(began.minusSeconds(3601))))
                .toList();
        connection.change(Updates.set("cancelled", earlier));
    }

    private List<CalendlyEventFixture> strays(int count) {
        List<CalendlyEventFixture> strays = IntStream.range(0, count)
                .mapToObj(i -> anInvitee()
                        .ofType(eventType)
                        .at(NINE.plus(Duration.ofHours(i)), Duration.ofMinutes(30))
                        .typing(UUID.randomUUID() + "@stranger.test"))
                .toList();
        strays.forEach(CalendlyDesk::holds);
        return strays;
    }

    private List<Document> stops() {
        return stored.list(
                "tasks", Filters.and(Filters.eq("kind", "cancelling-stopped"), Filters.gte("createdAt", began)));
    }

    private List<Document> guides(List<CalendlyEventFixture> strays) {
        return stored.list("jobs", Filters.and(Filters.eq("type", "guide"), about(strays, "ref.id")));
    }

    private List<Document> waiting(List<CalendlyEventFixture> strays) {
        return stored.list("calendly_invitees", Filters.and(about(strays, "_id"), Filters.exists("outbox.at")));
    }

    private static Bson about(List<CalendlyEventFixture> strays, String field) {
        return Filters.in(field, strays.stream().map(CalendlyEventFixture::uri).toList());
    }
}
