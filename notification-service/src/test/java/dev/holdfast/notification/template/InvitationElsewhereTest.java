package dev.holdfast.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.notification.template.Invitation.Method;
import java.io.StringReader;
import java.time.Instant;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.validate.ValidationResult;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What one library writes, another one reads as it was meant. */
class InvitationElsewhereTest {

    private static final Instant NOW = Instant.parse("2027-01-10T07:25:06Z");
    private static final Instant START = Instant.parse("2027-01-14T09:00:00Z");

    private final Invitation invitation = new Invitation("bookings@book.example.test", "book.example.test");

    @ParameterizedTest
    @EnumSource(Method.class)
    void isValidAndSaysTheSame(Method method) throws Exception {
        Calendar calendar = read(method, 2);
        VEvent event = calendar.<VEvent>getComponent(Component.VEVENT).orElseThrow();

        ValidationResult result = calendar.validate(true);
        assertThat(result.hasErrors()).as(result::toString).isFalse();
        assertThat(calendar.getMethod().getValue()).isEqualTo(method.name());
        assertThat(value(event, Property.UID)).isEqualTo("bk_1@book.example.test");
        assertThat(value(event, Property.SEQUENCE)).isEqualTo("2");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20270110T072506Z");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20270114T090000Z");
        assertThat(value(event, Property.DTEND)).isEqualTo("20270114T093000Z");
        assertThat(value(event, Property.SUMMARY)).isEqualTo("Gespräch; 30 Minuten, \\ über alles 🙂");
        assertThat(value(event, Property.ORGANIZER)).isEqualTo("mailto:bookings@book.example.test");
        assertThat(value(event, Property.ATTENDEE)).isEqualTo("mailto:asha@example.test");
        assertThat(value(event, Property.STATUS)).isEqualTo(method == Method.CANCEL ? "CANCELLED" : "CONFIRMED");
    }

    private Calendar read(Method method, int sequence) throws Exception {
        var appointment = new Appointment(
                "bk_1",
                sequence,
                "Gespräch; 30 Minuten, \\ über alles 🙂",
                START,
                START.plusSeconds(1_800),
                "https://example.zoom.test/j/1",
                "Reference bk_1");
        String file = invitation.file(method, appointment, "Asha \"A\" Rao", "asha@example.test", NOW);
        return new CalendarBuilder().build(new StringReader(file));
    }

    private static String value(VEvent event, String property) {
        return event.<Property>getProperty(property).orElseThrow().getValue();
    }
}
