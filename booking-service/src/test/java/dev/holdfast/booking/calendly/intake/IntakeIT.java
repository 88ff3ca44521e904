package dev.holdfast.booking.calendly.intake;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.bson.Document;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class IntakeIT {

    private static final Instant NINE = Ahead.at(50, "09:00");

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private String offering;
    private String token;
    private CalendlyEventFixture invitee;
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering = Practice.offering(eventType);
        token = Practice.token(client, offering);
        invitee = anInvitee().ofType(eventType).at(NINE, Duration.ofMinutes(30)).with(token);
    }

    @Test
    void aBookingMadeWithATokenIsInItsUsersAccount() {
        assertThat(Practice.take(invitee.created(), token)).isEqualTo("CONFIRMED");

        Map<String, Object> booking = onlyBooking();
        assertThat(booking)
                .containsEntry("status", "CONFIRMED")
                .containsEntry("source", "CALENDLY")
                .containsEntry("offeringName", "Consultation")
                .containsEntry("startsAt", NINE.toString())
                .containsEntry("rev", 1)
                .containsEntry("location", "12 Example Street, Second floor");
        assertThat(booking.toString()).doesNotContain("typed@", "Typed Name", "private answer", "cancellations");
        assertThat(stored.mailJobs(id(booking))).containsExactly("booking-confirmed|" + id(booking) + "|1");
    }

    @Test
    void whatWasTypedIsSealed() {
        Practice.take(invitee.created(), token);

        Document document = stored.one("calendly_invitees", invitee.uri());
        assertThat(document.toJson()).doesNotContain("typed@elsewhere.test", "A private answer", "cancellations");
        assertThat(document).containsKey("typed").containsEntry("standing", "ATTACHED");
    }

    @RepeatedTest(3)
    void theSameNewsFiveTimesAtOnceIsOneBookingAndOneMail() {
        List<Callable<String>> deliveries = IntStream.range(0, 5)
                .<Callable<String>>mapToObj(i -> () -> Practice.runJob(Practice.store(
                                invitee.rerenderedAt(Instant.now().plusSeconds(i))
                                        .created(),
                                token))
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("result.took"))
                .toList();

        List<String> taken = Practice.atOnce(deliveries);

        assertThat(taken)
                .containsOnlyOnce("CONFIRMED")
                .filteredOn("unchanged"::equals)
                .hasSize(4);
        assertThat(stored.mailJobs(id(onlyBooking()))).hasSize(1);
    }

    @Test
    void oneJobRunBySeveralClaimsAtOnceIsOneBooking() {
        String event = Practice.store(invitee.created(), token);
        List<Callable<Integer>> claims = IntStream.rangeClosed(1, 5)
                .<Callable<Integer>>mapToObj(
                        fence -> () -> Practice.runJob(event, fence).statusCode())
                .toList();

        assertThat(Practice.atOnce(claims)).containsOnly(200);
        assertThat(onlyBooking()).containsEntry("status", "CONFIRMED");
    }

    @Test
    void aReplayADayLaterChangesNothing() {
        Practice.take(invitee.created(), token);
        Map<String, Object> before = onlyBooking();

        assertThat(Practice.take(
                        invitee.rerenderedAt(Instant.now().plusSeconds(86_400)).created(), token))
                .isEqualTo("unchanged");

        assertThat(onlyBooking()).isEqualTo(before);
    }

    @Test
    void aCancellationCancelsExactlyItsBooking() {
        String otherToken = Practice.token(client, offering);
        CalendlyEventFixture other = anInvitee()
                .ofType(eventType)
                .at(NINE.plusSeconds(7200), Duration.ofMinutes(30))
                .with(otherToken);
        Practice.take(invitee.created(), token);
        Practice.take(other.created(), otherToken);

        assertThat(Practice.take(invitee.canceled(), token)).isEqualTo("CANCELLED");
        assertThat(Practice.take(invitee.canceled(), token)).isEqualTo("unchanged");

        Map<String, Object> cancelled = bookingAt(NINE.toString());
        assertThat(cancelled).containsEntry("status", "CANCELLED").containsEntry("rev", 2);
        assertThat(bookingAt(NINE.plusSeconds(7200).toString())).containsEntry("status", "CONFIRMED");
        assertThat(stored.one("bookings", id(cancelled))).doesNotContainKey("claims");
        assertThat(stored.mailJobs(id(cancelled)))
                .containsExactlyInAnyOrder(
                        "booking-confirmed|" + id(cancelled) + "|1", "booking-cancelled|" + id(cancelled) + "|2");
    }

    @Test
    void aCancelledTimeCanBeBookedAgain() {
        Practice.take(invitee.created(), token);
        Practice.take(invitee.canceled(), token);
        String again = Practice.token(client, offering);

        assertThat(Practice.take(
                        anInvitee()
                                .ofType(eventType)
                                .at(NINE, Duration.ofMinutes(30))
                                .with(again)
                                .created(),
                        again))
                .isEqualTo("CONFIRMED");
    }

    @Test
    void aCancellationBeforeItsCreationWins() {
        assertThat(Practice.take(invitee.canceled(), token)).isEqualTo("unchanged");
        assertThat(Practice.bookingsOf(client)).isEmpty();

        assertThat(Practice.take(invitee.created(), token)).isEqualTo("CANCELLED");
        assertThat(Practice.take(invitee.canceled(), token)).isEqualTo("unchanged");

        Map<String, Object> booking = onlyBooking();
        assertThat(booking).containsEntry("status", "CANCELLED");
        assertThat(stored.mailJobs(id(booking))).containsExactly("booking-cancelled|" + id(booking) + "|1");
    }

    @RepeatedTest(8)
    void creationAndCancellationAtOnceEndCancelled() {
        List<Callable<String>> halves = List.of(
                () -> Practice.take(invitee.created(), token),
                () -> Practice.take(invitee.canceled(), token),
                () -> Practice.take(invitee.created(), token));

        Practice.atOnce(halves);

        Map<String, Object> booking = onlyBooking();
        assertThat(booking).containsEntry("status", "CANCELLED");
        assertThat(stored.one("bookings", id(booking))).doesNotContainKey("claims");
        assertThat(stored.mailJobs(id(booking)))
                .filteredOn(job -> job.startsWith("booking-cancelled"))
                .hasSize(1);
    }

    @RepeatedTest(3)
    void ofTwoBookingsAtOneTimeOneIsConflicted() {
        List<CalendlyEventFixture> invitees = new ArrayList<>(List.of(invitee));
        for (int i = 1; i < 4; i++) {
            invitees.add(anInvitee()
                    .ofType(eventType)
                    .at(NINE.plusSeconds(300L * i), Duration.ofMinutes(30))
                    .with(Practice.token(client, offering)));
        }
        List<Callable<String>> deliveries = invitees.stream()
                .<Callable<String>>map(one -> () -> Practice.take(one.created(), one.token()))
                .toList();

        assertThat(Practice.atOnce(deliveries)).containsOnlyOnce("CONFIRMED").contains("CONFLICTED");

        for (Map<String, Object> booking : Practice.bookingsOf(client)) {
            boolean conflicted = Practice.field(booking, "status").equals("CONFLICTED");
            assertThat(stored.one("bookings", id(booking)).containsKey("claims"))
                    .isEqualTo(!conflicted);
            assertThat(Practice.taskAbout(id(booking)) != null).isEqualTo(conflicted);
            assertThat(stored.mailJobs(id(booking)))
                    .containsExactly((conflicted ? "booking-checking|" : "booking-confirmed|") + id(booking) + "|1");
        }
    }

    @Test
    void theTaskOfAConflictEndsWithItsBooking() {
        Practice.take(invitee.created(), token);
        String second = Practice.token(client, offering);
        CalendlyEventFixture late =
                anInvitee().ofType(eventType).at(NINE, Duration.ofMinutes(30)).with(second);
        Practice.take(late.created(), second);
        String conflicted = stored.one("calendly_invitees", late.uri()).getString("bookingId");
        assertThat(Practice.taskAbout(conflicted))
                .containsEntry("state", "OPEN")
                .containsEntry("kind", "booking-conflict");

        Practice.take(late.canceled(), second);

        assertThat(Practice.taskAbout(conflicted)).containsEntry("state", "RESOLVED");
    }

    @Test
    void aTimeHeldByAnUnfinishedTransactionIsTryAgainLater() {
        Instant start = NINE.plusSeconds(7200);
        Practice.take(invitee.created(), token);
        Document holder = copyAt(start, stored.one("bookings", id(onlyBooking())));
        String second = Practice.token(client, offering);
        CalendlyEventFixture late =
                anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(second);
        String event = Practice.store(late.created(), second);
        CompletableFuture<Void> holding = new CompletableFuture<>();
        CompletableFuture<Void> release = new CompletableFuture<>();
        CompletableFuture<Void> over = database.<Void>inTransaction(transaction -> stored.in("bookings")
                        .in(transaction)
                        .insert(holder)
                        .invoke(() -> holding.complete(null))
                        .chain(() -> Uni.createFrom().completionStage(release)))
                .subscribeAsCompletionStage();
        holding.join();

        Practice.assertProblem(Practice.runJob(event, 1), 503, "database-unavailable");

        release.complete(null);
        over.join();
        Practice.runJob(event, 2).then().statusCode(200).body("result.took", Matchers.is("CONFLICTED"));
    }

    private static Document copyAt(Instant start, Document booking) {
        Document copy = new Document(booking)
                .append("_id", "bk_of_the_slow_writer_" + booking.getString("_id"))
                .append("startsAt", Date.from(start))
                .append("endsAt", Date.from(start.plusSeconds(300)))
                .append("claims", List.of((int) (start.getEpochSecond() / 300)));
        List.of("jti", "invitees", "outbox").forEach(copy::remove);
        return copy;
    }

    private Map<String, Object> onlyBooking() {
        List<Map<String, Object>> bookings = Practice.bookingsOf(client);
        assertThat(bookings).hasSize(1);
        return bookings.getFirst();
    }

    private Map<String, Object> bookingAt(String startsAt) {
        return Practice.bookingsOf(client).stream()
                .filter(booking -> Practice.field(booking, "startsAt").equals(startsAt))
                .findFirst()
                .orElseThrow();
    }

    private static String id(Map<String, Object> booking) {
        return Practice.field(booking, "id");
    }
}
