package dev.holdfast.notification.message;

import static dev.holdfast.notification.message.Inbox.calendar;
import static dev.holdfast.notification.message.Inbox.part;
import static dev.holdfast.notification.message.Inbox.text;
import static org.assertj.core.api.Assertions.assertThat;

import biweekly.ICalendar;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client learns what becomes of a booking, and so does the client's calendar. */
@QuarkusTest
class BookingMailIT {

    private static final Inbox INBOX = new Inbox(Surroundings.smtpPort());

    private static Neighbour neighbour;

    @Inject
    JobDesk desk;

    private ClientFixture client;

    @BeforeAll
    static void open() {
        INBOX.start();
        neighbour = new Neighbour(Surroundings.neighbourPort());
    }

    @AfterAll
    static void close() {
        neighbour.close();
        INBOX.stop();
    }

    @BeforeEach
    void aClient() {
        client = new ClientFixture(neighbour, desk);
    }

    @Test
    void confirmsABookingInTheClientsZoneWithACalendarFile() throws Exception {
        OutboxEntry job = client.booking("booking-confirmed", true, "Talk <b>& walk</b>", 3);
        desk.ends(job, "DONE");

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject())
                .isEqualTo("Confirmed: Talk <b>& walk</b>, Thursday, 14 January 2027, 14:30 to 15:00");
        assertThat(text(mail, "text/plain"))
                .contains("Hello Asha Rao", "14:30 to 15:00", "India Standard Time (Asia/Kolkata, UTC+05:30)");
        assertThat(text(mail, "text/html")).contains("Talk &lt;b&gt;&amp; walk&lt;/b&gt;");
        Part file = part(mail, "text/calendar");
        assertThat(file.getFileName()).isEqualTo("invite.ics");
        assertThat(file.getContentType()).contains("method=REQUEST").containsIgnoringCase("charset=UTF-8");
        ICalendar calendar = calendar(file);
        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(calendar.getEvents().getFirst().getUid().getValue())
                .isEqualTo("bk_" + client.subject() + "@book.example.test");
        assertThat(calendar.getEvents().getFirst().getSequence().getValue()).isEqualTo(3);
        assertThat(calendar.getEvents().getFirst().getDescription().getValue())
                .isEqualTo("Reference bk_" + client.subject());
        assertThat(calendar.getEvents().getFirst().getOrganizer().getEmail()).isEqualTo("bookings@book.example.test");
        assertThat(desk.delivery(job))
                .containsEntry("to", "us_" + client.subject())
                .containsEntry("ref", "bk_" + client.subject());
    }

    @Test
    void cancelsABookingInTheCalendarToo() throws Exception {
        desk.ends(client.booking("booking-cancelled", true, "Talk", 4), "DONE");

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).startsWith("Cancelled: Talk");
        assertThat(part(mail, "text/calendar").getContentType()).contains("method=CANCEL");
        assertThat(calendar(part(mail, "text/calendar"))
                        .getEvents()
                        .getFirst()
                        .getStatus()
                        .isCancelled())
                .isTrue();
    }

    @Test
    void movesABookingInTheCalendarOfAClientWhoKnowsOfIt() throws Exception {
        desk.ends(client.booking("booking-confirmed", true, "Talk", 0), "DONE");
        desk.ends(client.booking("booking-moved", true, "Talk", 1), "DONE");

        MimeMessage mail = mails().get(1);
        assertThat(mail.getSubject()).startsWith("Moved: Talk");
        assertThat(text(mail, "text/plain")).contains("has moved to another time");
        ICalendar calendar = calendar(part(mail, "text/calendar"));
        assertThat(calendar.getMethod().getValue()).isEqualTo("REQUEST");
        assertThat(calendar.getEvents().getFirst().getUid())
                .isEqualTo(calendar(part(mails().get(0), "text/calendar"))
                        .getEvents()
                        .getFirst()
                        .getUid());
        assertThat(calendar.getEvents().getFirst().getSequence().getValue()).isEqualTo(1);
    }

    @Test
    void aClientWhoWasNeverToldOfABookingIsNotToldThatItMoved() throws Exception {
        OutboxEntry job = client.booking("booking-moved", true, "Talk", 1);
        desk.ends(job, "DONE");
        desk.again(job);
        desk.ends(job, "DONE");

        assertThat(onlyMail().getSubject()).startsWith("Confirmed: Talk");
        assertThat(calendar(part(onlyMail(), "text/calendar"))
                        .getEvents()
                        .getFirst()
                        .getSequence()
                        .getValue())
                .isEqualTo(1);
    }

    @Test
    void whoNeverHeardOfWhatStaffBookedDoesNotHearThatItIsCancelled() {
        desk.ends(client.bookingByStaff("booking-cancelled", 1), "CANCELLED");
        assertThat(mails()).isEmpty();

        desk.ends(client.bookingByStaff("booking-confirmed", 2), "DONE");
        desk.ends(client.bookingByStaff("booking-cancelled", 3), "DONE");
        assertThat(mails()).hasSize(2);
    }

    @Test
    void whatIsDoneAgainByHandIsSentOnlyIfNothingWasSent() throws Exception {
        OutboxEntry sent = client.booking("booking-confirmed", true, "Talk", 2);
        desk.ends(sent, "DONE");
        OutboxEntry refused = client.booking("booking-moved", true, "Talk", 2 + 1);
        desk.ends(refused, "DONE");
        desk.change("deliveries", refused, Updates.set("state", "STARTED"));

        desk.ends(client.booking("booking-confirmed", true, "Talk", "2|again-1"), "DONE");
        desk.ends(client.booking("booking-moved", true, "Talk", "3|again-1"), "DONE");

        assertThat(mails()).hasSize(3);
        assertThat(mails().get(2).getMessageID()).isEqualTo(mails().get(1).getMessageID());
    }

    @Test
    void aTimeThatIsBeingCheckedIsNotPutIntoACalendar() throws Exception {
        desk.ends(client.booking("booking-checking", true, "Talk", 0), "DONE");

        assertThat(onlyMail().getSubject()).startsWith("We are checking: Talk");
        assertThat(text(onlyMail(), "text/plain")).contains("we are checking this time");
        assertThat(GreenMailUtil.getWholeMessage(onlyMail())).doesNotContain("text/calendar");
    }

    @Test
    void saysNothingThatEventsHaveOvertaken() {
        OutboxEntry overtaken = client.booking("booking-confirmed", false, "Talk", 1);
        OutboxEntry unknown = client.accountJob("verify-email", "7", new Document("v", 1));

        desk.ends(overtaken, "CANCELLED");
        desk.ends(unknown, "CANCELLED");
        assertThat(mails()).isEmpty();
    }

    private List<MimeMessage> mails() {
        return INBOX.mails(client.address());
    }

    private MimeMessage onlyMail() {
        return INBOX.onlyMail(client.address());
    }
}
