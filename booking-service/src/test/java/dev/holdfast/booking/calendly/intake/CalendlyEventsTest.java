package dev.holdfast.booking.calendly.intake;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendly.intake.InviteeEvent.News;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalendlyEventsTest {

    private static final Instant NINE = Instant.parse("2027-01-14T09:00:00Z");

    private final CalendlyEventFixture invitee =
            CalendlyEventFixture.anInvitee().at(NINE, Duration.ofMinutes(30));

    @Test
    void readsACreation() {
        InviteeEvent event = read(invitee.created());

        assertThat(event.invitee()).isEqualTo(invitee.uri());
        assertThat(event.news()).isEqualTo(News.CREATED);
        assertThat(event.appointment())
                .isEqualTo(new Appointment(
                        invitee.eventType(),
                        new TimeSpan(NINE, NINE.plusSeconds(1800)),
                        "12 Example Street, Second floor"));
    }

    @Test
    void keepsWhatWasTypedApart() {
        InviteeEvent event = read(invitee.created());

        assertThat(event.typed().json()).contains("typed@elsewhere.test", "A private answer", "cancellations");
        assertThat(event.toString()).doesNotContain("typed@elsewhere.test", "A private answer", "cancellations");
    }

    @Test
    void tellsACancellationFromTheHalfOfAReschedule() {
        assertThat(read(invitee.canceled()).news()).isEqualTo(News.CANCELED);
        assertThat(read(invitee.movedTo("https://calendly.test/invitees/new").canceled())
                        .news())
                .isEqualTo(News.MOVED);
    }

    @Test
    void noticesACreationThatWasRenderedAfterItsCancellation() {
        assertThat(read(invitee.createdRenderedAfterCancellation()).news()).isEqualTo(News.CREATED_AND_CANCELED);
    }

    @Test
    void livesWithoutTheScheduledEvent() {
        assertThat(read(invitee.createdWithoutScheduledEvent()).lacksAppointment())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"invitee_no_show.created", "routing_form_submission.created", "something.new"})
    void leavesOtherEventsAlone(String name) {
        assertThat(CalendlyEvents.read("{\"event\":\"" + name + "\",\"payload\":{}}"))
                .isEqualTo(new EventReading.Irrelevant());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "not json at all; not-json",
                "[]; no-event-name",
                "{\"event\":null}; no-event-name",
                "{\"event\":\"invitee.created\"}; no-invitee-uri",
                "{\"event\":\"invitee.created\",\"payload\":{\"uri\":7}}; no-invitee-uri",
                "{\"event\":\"invitee.canceled\",\"payload\":{\"uri\":\"u\"}}; no-creation-time",
                "{\"event\":\"invitee.created\",\"payload\":{\"uri\":\"u\",\"created_at\":\"yesterday\"}}; no-creation-time"
            })
    void saysWhyABodyCannotBeRead(String body, String why) {
        assertThat(CalendlyEvents.read(body)).isEqualTo(new EventReading.Unreadable(why));
    }

    @Test
    void refusesTimesThatMakeNoSense() {
        assertThat(CalendlyEvents.read(invitee.at(Instant.parse("9999-01-01T00:00:00Z"), Duration.ofMinutes(30))
                        .created()))
                .isEqualTo(new EventReading.Unreadable("no-plausible-appointment"));
        assertThat(CalendlyEvents.read(invitee.at(NINE, Duration.ofDays(400)).created()))
                .isEqualTo(new EventReading.Unreadable("no-plausible-appointment"));
        assertThat(CalendlyEvents.read(invitee.at(NINE, Duration.ofMinutes(-5)).created()))
                .isEqualTo(new EventReading.Unreadable("no-plausible-appointment"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{\"type\":\"custom\",\"location\":\"Room 4\"}; Room 4",
                "{\"type\":\"zoom_conference\",\"status\":\"pushed\",\"join_url\":\"https://zoom.test/j/1\"}; https://zoom.test/j/1",
                "{\"type\":\"zoom_conference\",\"status\":\"initiated\",\"join_url\":null};",
                "{\"type\":\"outbound_call\",\"location\":\"+1 555 010 0147\"};",
                "{\"type\":\"ask_invitee\",\"location\":\"At my house\"};",
                "{};"
            })
    void showsPlacesThatThePracticeChoseAndNoneThatWereTyped(String location, @Nullable String shown)
            throws java.io.IOException {
        var json = new com.fasterxml.jackson.databind.ObjectMapper().readTree(location);

        assertThat(CalendlyLocation.shown(json)).isEqualTo(shown);
    }

    @Test
    void seesWhoScheduledItAndWhetherItWasPaid() {
        assertThat(read(anInvitee().created()).marks()).isEqualTo(new Stray.Marks(false, false));
        assertThat(read(anInvitee().scheduledByHost().created()).marks()).isEqualTo(new Stray.Marks(true, false));
        assertThat(read(anInvitee().paid().created()).marks()).isEqualTo(new Stray.Marks(false, true));
    }

    private static InviteeEvent read(String body) {
        return ((EventReading.OfInvitee) CalendlyEvents.read(body)).event();
    }
}
