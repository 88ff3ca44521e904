package dev.holdfast.booking.note;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Private notes about bookings. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class NotesIT {

    private final Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));
    private static final String WORDS = "Slept badly; ask about the new job. Ünïcödé 🌱";

    @Inject
    Database database;

    private final String client = Practice.newClient();
    private final String eventType = Practice.newEventType();
    private String offering = "";
    private String booking = "";
    private Stored stored;

    @BeforeEach
    void book() {
        stored = new Stored(database);
        offering = Practice.offering(eventType);
        booking = booked(client, start);
    }

    @Test
    void staffWriteAndReadNotesNewestFirst() {
        Response first = add(Practice.PRACTITIONER, WORDS);
        first.then()
                .statusCode(201)
                .body("bookingId", equalTo(booking))
                .body("text", equalTo(WORDS))
                .body("authorId", equalTo("us_mira"));
        assertThat(first.<String>path("id")).startsWith("nt_");
        assertThat(Instant.parse(first.path("createdAt")))
                .isBetween(Instant.now().minusSeconds(60), Instant.now());
        add(Practice.ADMIN, "Paid in cash").then().statusCode(201).body("authorId", equalTo("us_admin"));

        list("limit=1&page=1")
                .then()
                .statusCode(200)
                .body("total", equalTo(2))
                .body("items.text", equalTo(List.of("Paid in cash")));
        list("limit=1&page=2").then().body("items", equalTo(List.of(first.as(Map.class))));
        assertProblem(list("page=0"), 422, "invalid-request");
    }

    @Test
    void theyAreForStaff() {
        add(Practice.PRACTITIONER, WORDS);

        for (String other :
                List.of(Practice.as(client), Practice.as(Practice.newClient()), TestTokens.service("booking"))) {
            Response asked = given().header("Authorization", other).get("/api/bookings/{id}/notes", booking);
            assertProblem(asked, 403, "not-allowed");
            assertProblem(add(other, "mine"), 403, "not-allowed");
        }
        assertThat(stored.list("booking_notes", Filters.eq("bookingId", booking)))
                .hasSize(1);
    }

    @Test
    void aNoteStandsNowhereElse() {
        String id = add(Practice.PRACTITIONER, WORDS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        Practice.change(Practice.ADMIN, booking, "no-show", Map.of(), Map.of());

        Document kept = stored.one("booking_notes", id);
        assertThat(kept.toJson()).doesNotContain("Slept");
        assertThat(new String(kept.get("text", Binary.class).getData(), StandardCharsets.UTF_8))
                .doesNotContain("Slept");
        assertThat(stored.one("bookings", booking).toJson()).doesNotContain("Slept", id);
        assertThat(stored.jobs(booking))
                .allSatisfy(job -> assertThat(job.toJson()).doesNotContain("Slept"));
        for (String path : List.of("/api/bookings/" + booking, "/api/bookings?limit=100")) {
            assertThat(given().header("Authorization", Practice.as(client))
                            .get(path)
                            .asString())
                    .contains(booking)
                    .doesNotContain("Slept", "NOTE_ADDED", id);
        }
        assertThat(given().header("Authorization", TestTokens.service("booking"))
                        .get("/internal/mail-facts/{id}", "booking-confirmed|" + booking + "|1")
                        .asString())
                .contains(booking)
                .doesNotContain("Slept");
    }

    @Test
    void historyTellsOnlyThatThereIsOne() {
        Document before = stored.one("bookings", booking);
        add(Practice.PRACTITIONER, WORDS);

        Response history = given().header("Authorization", Practice.ADMIN).get("/api/bookings/{id}/history", booking);

        history.then()
                .body("items[0].what", equalTo("NOTE_ADDED"))
                .body("items[0].by", equalTo("us_mira"))
                .body("items[0].role", equalTo("practitioner"));
        assertThat(history.asString()).doesNotContain("Slept");
        Document after = stored.one("bookings", booking);
        assertThat(after.get("rev")).isEqualTo(before.get("rev"));
        assertThat(after.getLong("version")).isEqualTo(before.getLong("version") + 1);
    }

    @Test
    void aRequestMakesOneNote() {
        Map<String, String> key = Map.of("Idempotency-Key", "note-" + UUID.randomUUID());

        String first =
                add(Practice.ADMIN, WORDS, key).then().statusCode(201).extract().path("id");
        String again =
                add(Practice.ADMIN, WORDS, key).then().statusCode(201).extract().path("id");

        assertThat(again).isEqualTo(first);
        list("limit=100").then().body("total", equalTo(1));
        assertThat(noted()).isEqualTo(1);
        assertProblem(add(Practice.ADMIN, "Something else", key), 422, "idempotency-key-reused");
        String other = booked(client, start.minusSeconds(7200));
        assertProblem(addTo(other, Practice.ADMIN, body(WORDS), key), 422, "idempotency-key-reused");
        String elsewhose = add(Practice.PRACTITIONER, WORDS, key)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(elsewhose).isNotEqualTo(first);
        assertProblem(add(Practice.ADMIN, WORDS, Map.of("Idempotency-Key", "a b")), 422, "invalid-request");
    }

    @RepeatedTest(3)
    void aRequestMadeManyTimesAtOnceMakesOneNote() {
        Map<String, String> key = Map.of("Idempotency-Key", "note-" + UUID.randomUUID());

        List<String> made = Practice.atOnce(8, () -> {
            Response answer = add(Practice.ADMIN, WORDS, key);
            for (int i = 0; i < 20 && answer.statusCode() == 503; i++) {
                answer = add(Practice.ADMIN, WORDS, key);
            }
            return answer.statusCode() + " " + answer.path("id");
        });

        assertThat(made.getFirst()).startsWith("201 nt_");
        assertThat(made).containsOnly(made.getFirst());
        assertThat(stored.list("booking_notes", Filters.eq("bookingId", booking)))
                .hasSize(1);
        assertThat(noted()).isEqualTo(1);
    }

    @Test
    void withoutAKeyTheSameWordsAreTwoNotes() {
        add(Practice.ADMIN, WORDS);
        add(Practice.ADMIN, WORDS);

        list("limit=100").then().body("total", equalTo(2));
    }

    @Test
    void wordsThatCannotBeAreRefusedAndNothingIsStored() {
        for (@Nullable String words : Arrays.<@Nullable String>asList("", "  \n", "x".repeat(4001), null)) {
            Response refused = add(Practice.ADMIN, words);
            assertProblem(refused, 422, "invalid-request");
            refused.then().body("errors[0].pointer", equalTo("#/text"));
            assertThat(refused.asString()).doesNotContain("xxxx");
        }
        assertProblem(addTo(booking, Practice.ADMIN, Map.of("text", List.of(1)), Map.of()), 400, "malformed-body");
        assertProblem(addTo("bk_nothing", Practice.ADMIN, body(WORDS), Map.of()), 404, "booking-not-found");
        assertProblem(
                given().header("Authorization", Practice.ADMIN).get("/api/bookings/bk_nothing/notes"),
                404,
                "booking-not-found");

        list("limit=100").then().body("total", equalTo(0));
        add(Practice.ADMIN, "x".repeat(4000)).then().statusCode(201);
        add(Practice.ADMIN, "x").then().statusCode(201);
    }

    @Test
    void whenTheAccountIsClosedNotesAboutItsBookingsAreErasedAndNobodyElses() {
        String cancelled = booked(client, start.minusSeconds(7200));
        Practice.cancel(Practice.ADMIN, cancelled, Map.of()).then().statusCode(200);
        String stranger = Practice.newClient();
        String others = booked(stranger, start.minusSeconds(14_400));
        for (String about : List.of(booking, cancelled, others)) {
            addTo(about, Practice.ADMIN, body(WORDS), Map.of()).then().statusCode(201);
        }

        close(1);

        assertThat(stored.list("booking_notes", Filters.eq("clientId", client))).isEmpty();
        list("limit=100").then().statusCode(200).body("total", equalTo(0));
        assertThat(stored.list("booking_notes", Filters.eq("bookingId", others)))
                .hasSize(1);
        assertThat(noted()).isEqualTo(1);

        add(Practice.ADMIN, "Said goodbye").then().statusCode(201);
        close(2);
        list("limit=100").then().body("total", equalTo(0));
    }

    private void close(int run) {
        Practice.runJob("closed|" + client + "|booking|" + run, "closed", 1, Map.of("v", 1, "userId", client))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("done"));
    }

    /** How often the history says that a note was added. */
    private int noted() {
        List<String> steps = given().header("Authorization", Practice.ADMIN)
                .get("/api/bookings/{id}/history", booking)
                .path("items.what");
        return Collections.frequency(steps, "NOTE_ADDED");
    }

    private Response list(String query) {
        return given().header("Authorization", Practice.ADMIN)
                .urlEncodingEnabled(false)
                .get("/api/bookings/" + booking + "/notes?" + query);
    }

    private Response add(String caller, @Nullable String text) {
        return add(caller, text, Map.of());
    }

    private Response add(String caller, @Nullable String text, Map<String, String> headers) {
        return addTo(booking, caller, body(text), headers);
    }

    private static Map<String, @Nullable Object> body(@Nullable String text) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("text", text);
        return body;
    }

    private static Response addTo(
            String bookingId,
            String caller,
            Map<String, ? extends @Nullable Object> body,
            Map<String, String> headers) {
        return given().header("Authorization", caller)
                .headers(headers)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/bookings/{id}/notes", bookingId);
    }

    private String booked(String who, Instant start) {
        String token = Practice.token(who, offering);
        CalendlyEventFixture invitee =
                anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(token);
        assertThat(Practice.take(invitee.created(), token)).isEqualTo("CONFIRMED");
        return stored.list("bookings", Filters.eq("invitees", invitee.uri()))
                .getFirst()
                .getString("_id");
    }
}
