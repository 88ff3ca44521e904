package dev.holdfast.booking.calendly.intake;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.bson.Document;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class OutsidePolicyIT {

    private static final Instant NINE = Ahead.at(70, "09:00");

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private String offering;
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        stored.awaitConnection();
        offering = Practice.offering(eventType);
    }

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
    }

    @Test
    void aBookingWithoutATokenIsNobodysAndStaffSeeIt() {
        CalendlyEventFixture stranger = invitee(null);

        assertThat(Practice.take(stranger.created(), null)).isEqualTo("no-token");
        assertThat(Practice.take(stranger.created(), null)).isEqualTo("unchanged");
        ask(stranger);

        assertTurnedAway(stranger, "no-token");
        assertThat(stored.list("tasks", Filters.eq("ref.id", stranger.uri()))).hasSize(1);
    }

    @Test
    void aForgedTokenIsWorthNothing() {
        String forged = new SchedulingTokenKeys("k1:" + Base64.getUrlEncoder().encodeToString(new byte[32]))
                .issue(new byte[SchedulingTokenKeys.JTI_BYTES], Instant.now().plusSeconds(600));

        assertOutside(forged, "bad-token");
    }

    @Test
    void aTokenOfAnUnknownKeyIsWorthNothing() {
        String unknown = new SchedulingTokenKeys("zz:" + Base64.getUrlEncoder().encodeToString(new byte[32]))
                .issue(new byte[SchedulingTokenKeys.JTI_BYTES], Instant.now().plusSeconds(600));

        assertOutside(unknown, "unknown-key");
    }

    @Test
    void aTokenWithoutARecordIsWorthNothing() {
        String keys = ConfigProvider.getConfig().getValue("holdfast.scheduling-token-keys", String.class);
        byte[] jti = new byte[SchedulingTokenKeys.JTI_BYTES];
        jti[0] = 42;

        assertOutside(new SchedulingTokenKeys(keys).issue(jti, Instant.now().plusSeconds(600)), "unknown-token");
    }

    @Test
    void aTokenIsJudgedAtTheMomentOfTheBookingAndNotOfItsArrival() {
        String late = Practice.token(client, offering);
        CalendlyEventFixture tooLate = invitee(late).bookedAt(Instant.now().plusSeconds(1900));
        assertThat(Practice.take(tooLate.created(), late)).isEqualTo("expired-token");
        ask(tooLate);
        assertTurnedAway(tooLate, "expired-token");

        String inTime = Practice.token(client, offering);
        CalendlyEventFixture early = invitee(inTime).bookedAt(Instant.now().plusSeconds(1700));
        assertThat(Practice.take(early.created(), inTime)).isEqualTo("CONFIRMED");
    }

    @Test
    void aTokenOfAnotherOfferingIsWorthNothing() {
        String token = Practice.token(client, Practice.offering(Practice.newEventType()));

        assertOutside(token, "wrong-offering");
    }

    @Test
    void aTokenIsUsedOnce() {
        String token = Practice.token(client, offering);
        assertThat(Practice.take(invitee(token).created(), token)).isEqualTo("CONFIRMED");

        CalendlyEventFixture second = invitee(token).at(NINE.plusSeconds(7200), Duration.ofMinutes(30));
        assertThat(Practice.take(second.created(), token)).isEqualTo("replayed-token");
        CalendlyEventFixture third = invitee(token);
        assertThat(Practice.take(third.created(), token)).isEqualTo("replayed-token");

        ask(second);
        assertThat(Practice.bookingsOf(client)).hasSize(1);
        assertThat(Practice.taskAbout(second.uri())).containsEntry("state", "OPEN");
    }

    @Test
    void anEventTypeOfNobodyIsLeftToStaff() {
        CalendlyEventFixture other = anInvitee().ofType(Practice.newEventType()).at(NINE, Duration.ofMinutes(30));

        assertThat(Practice.take(other.created(), null)).isEqualTo("unmapped-event-type");
    }

    @Test
    void aStrangersCancellationSettlesTheTask() {
        CalendlyEventFixture stranger = invitee(null);
        Practice.take(stranger.created(), null);
        ask(stranger);
        assertThat(stored.list("busy_blocks", Filters.eq(stranger.uri()))).hasSize(1);

        assertThat(Practice.take(stranger.canceled(), null)).isEqualTo("settled");

        assertThat(Practice.taskAbout(stranger.uri())).containsEntry("state", "RESOLVED");
        assertThat(stored.list("busy_blocks", Filters.eq(stranger.uri()))).isEmpty();
    }

    @Test
    void anUnreadableEventIsRejectedAndStaffSeeIt() {
        String event = Practice.store("{\"event\":\"invitee.created\",\"payload\":{}}", null);

        Practice.runJob(event).then().statusCode(200).body("outcome", org.hamcrest.Matchers.is("reject"));

        assertThat(Practice.taskAbout(event)).containsEntry("kind", "unreadable-event");
    }

    @Test
    void aMissingScheduledEventIsFetched() {
        String token = Practice.token(client, offering);
        CalendlyEventFixture old = invitee(token);
        Peers.scheduledEvents()
                .put(old.scheduledEventUuid(), old.scheduledEvent().toString());

        assertThat(Practice.take(old.createdWithoutScheduledEvent(), token)).isEqualTo("CONFIRMED");
    }

    private CalendlyEventFixture invitee(@Nullable String token) {
        return anInvitee().ofType(eventType).at(NINE, Duration.ofMinutes(30)).with(token);
    }

    /** The practice has chosen nothing, so staff are asked. */
    private static void ask(CalendlyEventFixture invitee) {
        Practice.runOutside(invitee).then().statusCode(200).body("result.stray", org.hamcrest.Matchers.is("asked"));
    }

    private void assertOutside(String token, String reason) {
        CalendlyEventFixture invitee = invitee(token);

        assertThat(Practice.take(invitee.created(), token)).isEqualTo(reason);
        ask(invitee);

        assertTurnedAway(invitee, reason);
    }

    private void assertTurnedAway(CalendlyEventFixture invitee, String reason) {
        Document document = stored.one("calendly_invitees", invitee.uri());
        assertThat(document)
                .containsEntry("standing", "OUTSIDE")
                .containsEntry("reason", reason)
                .doesNotContainKey("bookingId");
        assertThat(stored.list("bookings", Filters.eq("invitees", invitee.uri())))
                .isEmpty();
        Map<String, Object> task = Practice.taskAbout(invitee.uri());
        assertThat(task).containsEntry("kind", "outside-policy").containsEntry("state", "OPEN");
        assertThat(String.valueOf(task)).contains("reason=" + reason).doesNotContain("typed@", "Typed Name");
    }
}
