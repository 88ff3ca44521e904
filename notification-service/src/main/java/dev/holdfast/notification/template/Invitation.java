package dev.holdfast.notification.template;

import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.parameter.CalendarUserType;
import biweekly.parameter.ParticipationLevel;
import biweekly.parameter.ParticipationStatus;
import biweekly.property.Attendee;
import biweekly.property.Organizer;
import biweekly.property.Status;
import biweekly.property.Transparency;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * An iTIP message (RFC 5546) about one appointment, as an iCalendar file: CRLF line ends, lines of at most 75 octets, times in
 * UTC. {@code REQUEST} puts it into the reader's calendar or changes it there, {@code CANCEL} takes it out.
 *
 * @param organizer the address mails come from; constant, or calendars ignore changes
 * @param host right-hand side of the ids
 */
public record Invitation(String organizer, String host) {

    private static final String PRODUCT = "-//Holdfast//Bookings//EN";
    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What the reader's calendar is to do. */
    public enum Method {
        REQUEST,
        CANCEL
    }

    /**
     * The file.
     *
     * @param madeAt {@code DTSTAMP}, which breaks ties between messages of equal sequence
     */
    public String file(Method method, Appointment appointment, String attendeeName, String attendee, Instant madeAt) {
        VEvent event = new VEvent();
        // The library fills in a random id and the system's time, and takes times as java.util.Date only.
        event.getProperties().clear();
        event.setUid(appointment.id() + "@" + host);
        event.setSequence(appointment.sequence());
        event.addExperimentalProperty("DTSTAMP", UTC.format(madeAt));
        event.addExperimentalProperty("DTSTART", UTC.format(appointment.startsAt()));
        event.addExperimentalProperty("DTEND", UTC.format(appointment.endsAt()));
        event.setSummary(OneLine.of(appointment.title()));
        event.setDescription(OneLine.of(appointment.note()));
        if (appointment.location() != null) {
            event.setLocation(OneLine.of(appointment.location()));
        }
        event.setOrganizer(new Organizer(null, organizer));
        event.addAttendee(attendee(attendeeName, attendee));
        event.setStatus(method == Method.CANCEL ? Status.cancelled() : Status.confirmed());
        event.setTransparency(Transparency.opaque());
        ICalendar calendar = new ICalendar();
        calendar.setProductId(PRODUCT);
        calendar.setMethod(method.name());
        calendar.addEvent(event);
        return FoldedLines.of(unfolded(calendar));
    }

    private static Attendee attendee(String name, String address) {
        // A parameter may hold anything but a quotation mark and line breaks (RFC 5545, section 3.1).
        Attendee attendee = new Attendee(OneLine.of(name).replace('"', '\''), address);
        attendee.setCalendarUserType(CalendarUserType.INDIVIDUAL);
        attendee.setParticipationLevel(ParticipationLevel.REQUIRED);
        attendee.setParticipationStatus(ParticipationStatus.NEEDS_ACTION);
        attendee.setRsvp(true);
        return attendee;
    }

    private static String unfolded(ICalendar calendar) {
        var text = new StringWriter();
        try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
            // The library folds by characters, the standard counts octets.
            writer.getVObjectWriter().getFoldedLineWriter().setLineLength(null);
            writer.write(calendar);
        } catch (IOException e) {
            throw new UncheckedIOException("a string can always be written to", e);
        }
        return text.toString();
    }
}
