package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Half an hour and ten minutes after it, eight buckets; and staff who book over it. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class OverrideIT {

    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(20));
    private final Instant quarterPast = nine.plusSeconds(900);

    @Inject
    Database database;

    private SharedRecord shared;
    private String offering = "";

    @BeforeEach
    void offerSomething() {
        shared = new SharedRecord(new Stored(database));
        offering =
                Practice.offering(Practice.offeringBody(Practice.newEventType()).put("bookingMode", "internal"));
    }

    @Test
    void bothAreThereAndNameEachOther() {
        String first = booked(nine);

        Response over = over(quarterPast, newKey());

        over.then().statusCode(201).body("status", equalTo("CONFIRMED")).body("source", equalTo("STAFF"));
        String second = over.path("id");
        assertThat(names(second, "overrides")).containsExactly(first);
        assertThat(names(first, "sharedWith")).containsExactly(second);
        assertThat(claims(first)).hasSize(SharedRecord.BUCKETS).doesNotContainAnyElementsOf(claims(second));
        assertThat(claims(second)).hasSize(3);
        assertThat(Practice.taskAbout(second)).as("staff know what they did").isNull();
    }

    @Test
    void whenTheOverriddenGoesTheOtherHoldsItsWholeTime() {
        String first = booked(nine);
        String second = over(quarterPast, newKey()).path("id");

        cancel(first);

        assertThat(claims(second)).hasSize(SharedRecord.BUCKETS);
        assertThat(names(second, "overrides")).isEmpty();
        assertProblem(book(Practice.as(Practice.newClient()), quarterPast, Map.of(), null), 409, "slot-taken");
    }

    @Test
    void whenTheOverridingGoesTheOtherIsAsItWas() {
        String first = booked(nine);
        String second = over(nine, newKey()).path("id");
        assertThat(claims(second)).as("nothing is left for it").isEmpty();

        cancel(second);

        assertThat(claims(first)).hasSize(SharedRecord.BUCKETS);
        assertThat(names(first, "sharedWith")).isEmpty();
        assertProblem(book(Practice.as(Practice.newClient()), nine, Map.of(), null), 409, "slot-taken");
    }

    /** The first holds the time of all three; each is named by those that came later. */
    @Test
    void allThatShareATimeNameEachOther() {
        String first = booked(nine);
        String second = over(nine, newKey()).path("id");
        String third = over(quarterPast, newKey()).path("id");

        assertThat(names(third, "overrides")).containsExactlyInAnyOrder(first, second);
        assertThat(names(second, "overrides")).containsExactly(first);
        assertThat(names(second, "sharedWith")).containsExactly(third);
        assertThat(names(first, "sharedWith")).containsExactlyInAnyOrder(second, third);
        assertThat(claims(third)).hasSize(3);

        cancel(first);

        assertThat(claims(second)).hasSize(SharedRecord.BUCKETS);
        assertThat(names(second, "overrides")).isEmpty();
        assertThat(names(second, "sharedWith")).containsExactly(third);
        assertThat(names(third, "overrides")).containsExactly(second);
        assertThat(claims(third)).hasSize(3);
    }

    @Test
    void oneThatHoldsNothingGoesFromTheRecordOfAll() {
        String first = booked(nine);
        String second = over(nine, newKey()).path("id");
        String third = over(quarterPast, newKey()).path("id");

        cancel(second);

        assertThat(names(first, "sharedWith")).containsExactly(third);
        assertThat(names(third, "overrides")).containsExactly(first);
        assertThat(claims(first)).hasSize(SharedRecord.BUCKETS);
        assertThat(claims(third)).hasSize(3);
    }

    @Test
    void theSameRequestAgainBooksOnce() {
        booked(nine);
        String key = newKey();

        String once = over(nine, key).path("id");

        over(nine, key).then().statusCode(201).body("id", equalTo(once));
        assertProblem(
                book(Practice.PRACTITIONER, nine, Map.of("clientId", "us_somebody"), key),
                422,
                "idempotency-key-reused");
    }

    @Test
    void onlyStaffOverrideAndOnlyWithAKey() {
        booked(nine);

        book(Practice.as(Practice.newClient()), nine, Map.of("override", true), newKey())
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("#/override"));
        book(Practice.PRACTITIONER, nine, Map.of("override", true, "clientId", "us_somebody"), null)
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("Idempotency-Key"));
    }

    /** Whoever goes in whatever order, what is left holds its time: no hole opens under the last one. */
    @Test
    void manyAtOnceAndTheLastOneHoldsItsTime() {
        List<Callable<Response>> all = new ArrayList<>();
        for (int number = 0; number < 6; number++) {
            Instant start = nine.plusSeconds(300L * number);
            String key = newKey();
            String client = Practice.as(Practice.newClient());
            all.add(() -> Practice.certain(() -> over(start, key)));
            all.add(() -> Practice.certain(() -> book(client, start, Map.of(), null)));
        }
        List<Response> answers = Practice.atOnce(all);

        assertThat(IntStream.iterate(0, at -> at < all.size(), at -> at + 2)
                        .map(at -> answers.get(at).statusCode()))
                .as("every override")
                .allMatch(status -> status == 201);
        List<String> active = answers.stream()
                .filter(answer -> answer.statusCode() == 201)
                .map(answer -> answer.<String>path("id"))
                .toList();
        assertThat(active).as("at most one client came first").hasSizeBetween(6, 7);
        shared.assertApart(active);
        for (int gone = 0; gone < active.size() - 1; gone++) {
            cancel(active.get(gone));
            shared.assertApart(active.subList(gone + 1, active.size()));
        }
        assertThat(claims(active.getLast())).hasSize(SharedRecord.BUCKETS);
        assertThat(names(active.getLast(), "overrides")).isEmpty();
        assertThat(names(active.getLast(), "sharedWith")).isEmpty();
    }

    private List<Integer> claims(String id) {
        return shared.claims(id);
    }

    private List<String> names(String id, String field) {
        return shared.names(id, field);
    }

    private void cancel(String id) {
        Practice.cancel(Practice.PRACTITIONER, id, Map.of()).then().statusCode(200);
    }

    private String booked(Instant start) {
        Response booked = book(Practice.as(Practice.newClient()), start, Map.of(), null);
        booked.then().statusCode(201);
        return booked.path("id");
    }

    private Response over(Instant start, String key) {
        return Practice.over(offering, start, key);
    }

    private static String newKey() {
        return UUID.randomUUID().toString();
    }

    private Response book(String caller, Instant start, Map<String, Object> more, @Nullable String key) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("offeringId", offering);
        body.put("startsAt", start.toString());
        var request = given().header("Authorization", caller)
                .contentType("application/json")
                .body(body);
        return (key == null ? request : request.header("Idempotency-Key", key)).post("/api/bookings");
    }
}
