package dev.holdfast.notification.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.parameter.ParticipationStatus;
import dev.holdfast.notification.template.Invitation.Method;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InvitationTest {

    private static final Instant NOW = Instant.parse("2027-01-10T07:25:06Z");
    private static final Instant START = Instant.parse("2027-01-14T09:00:00Z");

    private final Invitation invitation = new Invitation("bookings@book.example.test", "book.example.test");

    @Test
    void invitesSoThatACalendarUnderstands() {
        String file = file(Method.REQUEST, "30 Minute Consultation", "https://example.zoom.test/j/1");
        ICalendar calendar = Biweekly.parse(file).first();
        VEvent event = calendar.getEvents().getFirst();

        assertThat(calendar.validate(ICalVersion.V2_0).isEmpty())
                .as(() -> calendar.validate(ICalVersion.V2_0).toString())
                .isTrue();
        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(event.getUid().getValue()).isEqualTo("bk_1@book.example.test");
        assertThat(event.getSequence().getValue()).isEqualTo(2);
        assertThat(event.getDateStart().getValue().toInstant()).isEqualTo(START);
        assertThat(event.getDateEnd().getValue().toInstant()).isEqualTo(START.plusSeconds(1_800));
        assertThat(event.getDateTimeStamp().getValue().toInstant()).isEqualTo(NOW);
        assertThat(event.getOrganizer().getEmail()).isEqualTo("bookings@book.example.test");
        assertThat(event.getAttendees()).singleElement().satisfies(attendee -> {
            assertThat(attendee.getEmail()).isEqualTo("asha@example.test");
            assertThat(attendee.getCommonName()).isEqualTo("Asha Rao");
            assertThat(attendee.getParticipationStatus()).isEqualTo(ParticipationStatus.NEEDS_ACTION);
            assertThat(attendee.getRsvp()).isTrue();
        });
        assertThat(event.getStatus().isConfirmed()).isTrue();
        assertThat(event.getLocation().getValue()).isEqualTo("https://example.zoom.test/j/1");
        assertThat(file).contains("\r\nDTSTART:20270114T090000Z\r\n", "\r\nDTSTAMP:20270110T072506Z\r\n");
    }

    @Test
    void cancelsTheSameEvent() {
        ICalendar calendar = Biweekly.parse(file(Method.CANCEL, "x", null)).first();
        VEvent event = calendar.getEvents().getFirst();

        assertThat(calendar.getMethod().getValue()).isEqualTo("CANCEL");
        assertThat(event.getUid().getValue()).isEqualTo("bk_1@book.example.test");
        assertThat(event.getStatus().isCancelled()).isTrue();
        assertThat(event.getLocation()).isNull();
    }

    @Test
    void keepsLinesShortInOctetsAndEndsThemByCrlf() {
        String title = "Längere Sitzung für Überlebenskünstler: 心理治療 🎈🎈🎈🎈🎈🎈🎈🎈🎈🎈🎈🎈🎈🎈🎈🎈, Teil 2; Ende\\";
        String file = file(Method.REQUEST, title, "x".repeat(140));

        assertThat(file).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("[^\r]\n");
        assertThat(List.of(file.split("\r\n")))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8).length).isLessThanOrEqualTo(75));
        assertThat(Biweekly.parse(file)
                        .first()
                        .getEvents()
                        .getFirst()
                        .getSummary()
                        .getValue())
                .isEqualTo(title);
    }

    @Test
    void isNotFooledByLineBreaksAndQuotes() {
        String file = invitation.file(
                Method.REQUEST,
                new Appointment("bk_1", 0, "a\r\nBEGIN:VALARM\r\nb", START, START, "l\nX-EVIL:1", "n\nX-EVIL:3"),
                "A\"sha\r\nX-EVIL:2",
                "asha@example.test",
                NOW);
        VEvent event = Biweekly.parse(file).first().getEvents().getFirst();

        assertThat(event.getAlarms()).isEmpty();
        assertThat(event.getExperimentalProperties()).isEmpty();
        assertThat(event.getAttendees().getFirst().getEmail()).isEqualTo("asha@example.test");
    }

    private String file(Method method, String title, @Nullable String location) {
        var appointment =
                new Appointment("bk_1", 2, title, START, START.plusSeconds(1_800), location, "Reference bk_1");
        return invitation.file(method, appointment, "Asha Rao", "asha@example.test", NOW);
    }
}
