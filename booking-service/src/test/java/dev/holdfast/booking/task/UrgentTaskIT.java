package dev.holdfast.booking.task;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Raising an urgent task tells staff. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class UrgentTaskIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Inject
    Database database;

    @Inject
    Tasks tasks;

    private final String about = "bk_" + UUID.randomUUID().toString().replace("-", "");
    private final Task clash = new Task(
            TaskKind.BOOKING_CONFLICT, about, new Task.Ref("booking", about), "Two at once.", Map.of("a", "b"));

    @Test
    void makesOneNoticeHoweverOftenItIsRaised() {
        Practice.atOnce(8, () -> {
            tasks.raise(clash).onFailure().retry().atMost(3).await().atMost(LIMIT);
            return true;
        });

        await().untilAsserted(() -> assertThat(notices()).hasSize(1));
        tasks.resolve(TaskKind.BOOKING_CONFLICT, about).await().atMost(LIMIT);
        tasks.raise(clash).await().atMost(LIMIT);
        assertThat(new Stored(database).one("tasks", clash.id()).getList("outbox", Document.class))
                .isEmpty();
        assertThat(notices()).hasSize(1);
    }

    @Test
    void isBornWithTheTaskOrNotAtAll() {
        assertThatThrownBy(() -> database.inTransaction(
                                transaction -> tasks.raise(transaction, clash).chain(() -> Uni.createFrom()
                                        .<Void>failure(new IllegalStateException("the rest of the change fails"))))
                        .await()
                        .atMost(LIMIT))
                .isInstanceOf(IllegalStateException.class);
        assertThat(new Stored(database).one("tasks", clash.id())).isNull();

        database.inTransaction(transaction -> tasks.raise(transaction, clash))
                .await()
                .atMost(LIMIT);

        // Nobody relays it here: the sweep comes to it.
        await().untilAsserted(() -> assertThat(notices()).hasSize(1));
    }

    @Test
    void saysWhetherAnybodyIsStillNeeded() {
        tasks.raise(clash).await().atMost(LIMIT);

        assertThat(facts(clash.id()).jsonPath().<Map<String, Object>>get())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("id", clash.id(), "kind", "booking-conflict", "open", true, "summary", "Two at once."));
        tasks.resolve(TaskKind.BOOKING_CONFLICT, about).await().atMost(LIMIT);
        assertThat(facts(clash.id()).jsonPath().getBoolean("open")).isFalse();
        assertProblem(facts("booking-conflict.nothing"), 404, "task-not-found");
        assertProblem(
                given().header("Authorization", Practice.ADMIN).get("/internal/tasks/{id}", clash.id()),
                403,
                "not-allowed");
    }

    private static Response facts(String id) {
        return given().header("Authorization", TestTokens.service("booking")).get("/internal/tasks/{id}", id);
    }

    private List<Document> notices() {
        return new Stored(database).list("jobs", Filters.eq("_id", "staff-notice|" + clash.id()));
    }
}
