package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.Practice.assertProblem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.idempotency.RequestLeases;
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
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
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

    /** How long a request is in progress at most. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final int STRANGERS = 12;

    /** Who asks in {@link #over}. */
    private static final Caller STAFF = new Caller("us_mira", Set.of("practitioner"), null);

    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(20));
    private final Instant quarterPast = nine.plusSeconds(900);

    /** Here only the override is. */
    private final Instant fortyPast = nine.plusSeconds(2400);

    @Inject
    Database database;

    @Inject
    ReactiveMongoClient client;

    @Inject
    RequestLeases leases;

    @Inject
    BookingDrafts drafts;

    @Inject
    BookingWrites writes;

    private final String key = UUID.randomUUID().toString();
    private long frozenAt;
    private Stored stored;
    private String offering = "";

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering =
                Practice.offering(Practice.offeringBody(Practice.newEventType()).put("bookingMode", "internal"));
    }

    @Test
    void itIsInProgressItsRivalsAreToldToComeBackAndThenTheSameKeyBooksOnce() {
        String overridden = booked(nine);
        stored.awaitQuiet(overridden);
        try (var frozen = new OpenTransaction(client)) {
            String id = freezeIn(frozen).id();

            assertInProgress(over());
            assertProblem(Practice.over(offering, nine, key), 422, "idempotency-key-reused");
            assertComeBack(
                    List.of(() -> book(fortyPast), () -> Practice.cancel(Practice.PRACTITIONER, overridden, Map.of())));
            assertThat(bookings()).as("those of the offering").hasSize(1);
            book(nine.plusSeconds(7200)).then().statusCode(201);

            assertThat(awaitBooked().<String>path("id")).isEqualTo(id);
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
            String id = freezeIn(thawing).id();
            assertInProgress(over());

            thawing.commit();

            assertThat(over().<String>path("id")).isEqualTo(id);
        }
        assertThat(bookings()).hasSize(2);
    }

    @Test
    void oneThatCameNoFurtherThanToBeginIsInProgressUntilItsKeyBooks() {
        freeze(quarterPast, draft -> Uni.createFrom().item(draft));

        List<Response> answers = Practice.atOnce(Collections.nCopies(STRANGERS, this::over));
        assertThat(answers).allSatisfy(OverrideUnderWayIT::assertInProgress);
        assertThat(bookings()).isEmpty();
        awaitBooked();

        assertThat(bookings()).hasSize(1);
    }

    @Test
    void whoBookedIsAnsweredThoughTheKeyIsInUseForSomethingElse() {
        String id = over().path("id");
        freeze(nine, draft -> Uni.createFrom().item(draft));

        assertThat(over().<String>path("id")).isEqualTo(id);
        assertProblem(Practice.over(offering, nine, key), 422, "idempotency-key-reused");
    }

    @Test
    void thoseThatComeAtOnceBookOnce() {
        stored.awaitQuiet(booked(nine));

        List<Response> answers = Practice.atOnce(Collections.nCopies(STRANGERS, this::over));

        Map<Integer, List<Response>> byStatus = answers.stream().collect(Collectors.groupingBy(Response::statusCode));
        assertThat(byStatus.keySet()).contains(201).isSubsetOf(201, 409);
        byStatus.getOrDefault(409, List.of()).forEach(OverrideUnderWayIT::assertInProgress);
        String id = over().path("id");
        assertThat(byStatus.get(201))
                .allSatisfy(answer -> assertThat(answer.<String>path("id")).isEqualTo(id));
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
            freezeIn(frozen);

            List<Integer> statuses = new ArrayList<>(Practice.atOnce(requests));

            assertThat(statuses.remove(STRANGERS / 2)).isEqualTo(503);
            assertThat(statuses).containsOnly(201);
            assertThat(bookings()).hasSize(1 + STRANGERS);
        }
    }

    /** A process that did, for the request of {@link #over}, all but commit. */
    private Booking freezeIn(OpenTransaction transaction) {
        return freeze(quarterPast, draft -> Uni.createFrom()
                .item(() -> transaction.run(session -> writes.placementBeside(session, draft)
                        .chain(placed -> writes.insert(session, draft, List.of(), placed, Actor.of(STAFF)))))
                .runSubscriptionOn(Infrastructure.getDefaultExecutor()));
    }

    /** A process that came as far with an override of this key as it says here, and then did nothing any more. */
    private Booking freeze(Instant start, Function<Booking, Uni<Booking>> begun) {
        var request = new BookRequest(offering, start.toString(), "us_somebody", null, true);
        var reached = new CompletableFuture<Booking>();
        drafts.of(STAFF, request, RequestKey.of(key))
                .map(BookingDrafts.Draft::booking)
                .chain(draft -> leases.during(
                        draft.id(), Objects.requireNonNull(draft.origin().request()), () -> begun.apply(draft)
                                .invoke(reached::complete)
                                .chain(() -> Uni.createFrom().nothing())))
                .subscribe()
                .with(never -> {}, reached::completeExceptionally);
        Booking frozen = reached.orTimeout(LIMIT.toSeconds(), TimeUnit.SECONDS).join();
        frozenAt = System.nanoTime();
        return frozen;
    }

    /** Asks until it is booked; in progress it was for less than five seconds. */
    private Response awaitBooked() {
        AtomicLong lastInProgress = new AtomicLong(frozenAt);
        Response booked = await().atMost(LIMIT)
                .until(
                        () -> {
                            long asked = System.nanoTime();
                            Response answer = over();
                            if (answer.statusCode() == 409) {
                                lastInProgress.set(asked);
                            }
                            return answer;
                        },
                        answer -> answer.statusCode() == 201);
        assertThat(Duration.ofNanos(lastInProgress.get() - frozenAt)).isLessThan(PROMISED);
        return booked;
    }

    private static void assertInProgress(Response answer) {
        assertProblem(answer, 409, "request-in-progress");
        assertThat(answer.header("Retry-After")).isEqualTo("1");
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
