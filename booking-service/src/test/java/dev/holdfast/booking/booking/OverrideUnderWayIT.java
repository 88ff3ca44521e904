package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.testing.OpenTransaction;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.mongodb.reactive.ReactiveMongoClient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process froze, or was killed, after it wrote an override and before it committed (ADR 23). */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class OverrideUnderWayIT {

    /** What every request is promised while MongoDB cannot serve it, and the way there and back. */
    private static final Duration A_SECOND_AND_THE_WAY = Duration.ofMillis(1_500);

    /** When MongoDB has ended a transaction that nobody ends. */
    private static final Duration GONE = Duration.ofSeconds(5);

    private static final int STRANGERS = 12;

    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(20));
    private final Instant quarterPast = nine.plusSeconds(900);

    /** Here only the override is. */
    private final Instant fortyPast = nine.plusSeconds(2400);

    @Inject
    Database database;

    @Inject
    ReactiveMongoClient client;

    @Inject
    BookingDrafts drafts;

    @Inject
    BookingWrites writes;

    private final String key = UUID.randomUUID().toString();
    private Stored stored;
    private String offering = "";

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering =
                Practice.offering(Practice.offeringBody(Practice.newEventType()).put("bookingMode", "internal"));
    }

    @Test
    void itsRepetitionAndItsRivalsAreToldToComeBackAndThenTheSameKeyBooksOnce() {
        String overridden = booked(nine);
        stored.awaitQuiet(overridden);
        try (var frozen = new OpenTransaction(client)) {
            String id = frozen.run(this::override).id();

            assertComeBack(List.of(
                    this::over,
                    () -> book(fortyPast),
                    () -> Practice.cancel(Practice.PRACTITIONER, overridden, Map.of())));
            assertThat(bookings()).as("those of the offering").hasSize(1);
            book(nine.plusSeconds(7200)).then().statusCode(201);

            Response made = await().atMost(GONE).until(this::over, answer -> answer.statusCode() == 201);
            assertThat(made.<String>path("id")).isEqualTo(id);
        }

        over().then().statusCode(201);
        assertProblem(book(fortyPast), 409, "slot-taken");
        assertThat(bookings()).hasSize(3);
        assertThat(stored.one("bookings", overridden).getList("sharedWith", String.class))
                .hasSize(1);
    }

    @Test
    void oneThatCommitsAfterAllIsWhatItsRepetitionIsAnswered() {
        stored.awaitQuiet(booked(nine));
        try (var thawing = new OpenTransaction(client)) {
            String id = thawing.run(this::override).id();
            assertComeBack(List.of(this::over));

            thawing.commit();

            assertThat(over().<String>path("id")).isEqualTo(id);
        }
        assertThat(bookings()).hasSize(2);
    }

    /** Bookings that come at once share an insert, and one of them has to wait for the transaction. */
    @Test
    void whoWantsOtherTimesIsBookedMeanwhile() {
        stored.awaitQuiet(booked(nine));
        List<Callable<Integer>> requests = IntStream.rangeClosed(2, STRANGERS + 1)
                .mapToObj(hours -> nine.plus(Duration.ofHours(hours)))
                .<Callable<Integer>>map(start -> () -> book(start).statusCode())
                .collect(Collectors.toCollection(ArrayList::new));
        requests.add(STRANGERS / 2, () -> book(fortyPast).statusCode());
        try (var frozen = new OpenTransaction(client)) {
            frozen.run(this::override);

            List<Integer> statuses = new ArrayList<>(Practice.atOnce(requests));

            assertThat(statuses.remove(STRANGERS / 2)).isEqualTo(503);
            assertThat(statuses).containsOnly(201);
            assertThat(bookings()).hasSize(1 + STRANGERS);
        }
    }

    /** What the service writes for the request of {@link #over}. */
    private Uni<Booking> override(ClientSession transaction) {
        Caller staff = new Caller("us_mira", Set.of("practitioner"), null);
        BookRequest request = new BookRequest(offering, quarterPast.toString(), "us_somebody", null, true);
        return drafts.of(staff, request, RequestKey.of(key), true)
                .map(BookingDrafts.Draft::booking)
                .chain(draft -> writes.placementBeside(transaction, draft)
                        .chain(placed -> writes.insert(transaction, draft, List.of(), placed, Actor.of(staff))));
    }

    private static void assertComeBack(List<Callable<Response>> requests) {
        List<Callable<Seen>> timed = requests.stream().map(Seen::timing).toList();

        assertThat(Practice.atOnce(timed)).allSatisfy(seen -> {
            assertProblem(seen.answer(), 503, "database-unavailable");
            assertThat(seen.answer().header("Retry-After")).matches("[1-9][0-9]*");
            assertThat(seen.took()).isLessThan(A_SECOND_AND_THE_WAY);
        });
    }

    private record Seen(Response answer, Duration took) {

        static Callable<Seen> timing(Callable<Response> request) {
            return () -> {
                long begun = System.nanoTime();
                Response answer = request.call();
                return new Seen(answer, Duration.ofNanos(System.nanoTime() - begun));
            };
        }
    }

    private List<Document> bookings() {
        return stored.list("bookings", Filters.eq("offeringId", offering));
    }

    private Response over() {
        return Practice.over(offering, quarterPast, key);
    }

    private String booked(Instant start) {
        return book(start).then().statusCode(201).extract().path("id");
    }

    private Response book(Instant start) {
        return given().header("Authorization", Practice.as(Practice.newClient()))
                .contentType("application/json")
                .body(Map.of("offeringId", offering, "startsAt", start.toString()))
                .post("/api/bookings");
    }
}
