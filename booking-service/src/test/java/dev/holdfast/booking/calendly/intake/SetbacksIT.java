package dev.holdfast.booking.calendly.intake;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.is;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.UnconnectedCalendly;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an event that cannot be taken in this time. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class SetbacksIT {

    @Inject
    Database database;

    private final String client = Practice.newClient();
    private String token;
    private CalendlyEventFixture invitee;

    @BeforeEach
    void book() {
        String eventType = Practice.newEventType();
        token = Practice.token(client, Practice.offering(eventType));
        invitee = anInvitee()
                .ofType(eventType)
                .at(Ahead.at(100, "09:00"), Duration.ofMinutes(30))
                .with(token);
    }

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "502", "503", "504", "hang-up", "silent"})
    void aGatewayThatIsAwayCostsNoAttempt(String mood) {
        String event = Practice.store(invitee.created(), token);
        Peers.mood().put("gateway", mood);

        Practice.runJob(event, 9).then().statusCode(200).body("outcome", is("busy"));
        Peers.mood().clear();

        assertThat(Practice.taskAbout(event)).isNull();
        Practice.runJob(event, 10).then().statusCode(200).body("outcome", is("done"));
        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "401,gateway-answered-401",
        "403,gateway-answered-403",
        "500,gateway-answered-500",
        "garbage,gateway-unreadable"
    })
    void aGatewayThatFailsCostsAnAttempt(String mood, String reason) {
        String event = Practice.store(invitee.created(), token);
        Peers.mood().put("gateway", mood);

        Practice.runJob(event, 1)
                .then()
                .statusCode(200)
                .body("outcome", is("retry"))
                .body("error", is(reason));
        assertThat(Practice.taskAbout(event)).isNull();
    }

    @Test
    void staffHearOfAnEventThatFailsAgainAndAgain() {
        String event = Practice.store(invitee.created(), token);
        Peers.mood().put("gateway", "500");
        Practice.runJob(event, 4).then().body("outcome", is("retry"));
        assertThat(Practice.taskAbout(event)).isNull();

        Practice.runJob(event, 5).then().body("outcome", is("retry"));
        Practice.runJob(event, 6).then().body("outcome", is("retry"));

        assertThat(Practice.taskAbout(event))
                .containsEntry("kind", "unreadable-event")
                .containsEntry("state", "OPEN")
                .extracting("details")
                .hasToString("{reason=gateway-answered-500}");
        assertThat(new Stored(database).list("tasks", Filters.eq("ref.id", event)))
                .hasSize(1);
    }

    @Test
    void theirTaskEndsWhenTheEventIsTakenAfterAll() {
        String event = Practice.store(invitee.created(), token);
        Peers.mood().put("gateway", "500");
        Practice.runJob(event, 5);
        Peers.mood().clear();

        Practice.runJob(event, 6).then().body("outcome", is("done"));

        assertThat(Practice.taskAbout(event)).containsEntry("state", "RESOLVED");
        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    @Test
    void staffHearOfAnEventThatABugOfOursKeepsOut() {
        String event = Practice.store(invitee.created(), token);
        Peers.events().put(event, "{}");

        Practice.runJob(event, 4).then().statusCode(200).body("outcome", is("retry"));
        assertThat(Practice.taskAbout(event)).isNull();
        Practice.runJob(event, 5).then().statusCode(200).body("outcome", is("retry"));

        assertThat(Practice.taskAbout(event)).containsEntry("kind", "unreadable-event");
    }

    @Test
    void anEventThatWasNotKeptIsRejectedAndStaffSeeIt() {
        Practice.runJob("nothing").then().body("outcome", is("reject")).body("error", is("event-gone"));

        assertThat(Practice.taskAbout("nothing")).containsEntry("kind", "unreadable-event");
    }

    @ParameterizedTest
    @CsvSource({"503,busy", "hang-up,busy", "401,retry", "403,retry", "500,retry"})
    void aScheduledEventThatCalendlyDoesNotGiveIsAskedForAgain(String mood, String outcome) {
        String event = Practice.store(invitee.createdWithoutScheduledEvent(), token);
        Peers.mood().put("events", mood);

        Practice.runJob(event).then().statusCode(200).body("outcome", is(outcome));
    }

    @Test
    void withoutAConnectionToCalendlyAScheduledEventCannotBeAskedFor() {
        QuarkusMock.installMockForType(UnconnectedCalendly.client(), CalendlyClient.class);
        String event = Practice.store(invitee.createdWithoutScheduledEvent(), token);

        Practice.runJob(event)
                .then()
                .statusCode(200)
                .body("outcome", is("reject"))
                .body("error", is("calendly-not-connected"));

        assertThat(Practice.taskAbout(event))
                .containsEntry("kind", "unreadable-event")
                .extracting("details")
                .hasToString("{reason=calendly-not-connected}");
    }
}
