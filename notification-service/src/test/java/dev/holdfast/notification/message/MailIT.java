package dev.holdfast.notification.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import biweekly.Biweekly;
import biweekly.ICalendar;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.JobNudge;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.SmtpDoor;
import dev.holdfast.notification.SmtpDoor.Fault;
import dev.holdfast.notification.Surroundings;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MailIT {

    private static final GreenMail INBOX = new GreenMail(new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTP));

    private static SmtpDoor door;
    private static Neighbour neighbour;

    @Inject
    Database database;

    @Inject
    JobStore jobs;

    @Inject
    JobNudge nudge;

    private final String subject = UUID.randomUUID().toString().replace("-", "");
    private final String address = subject.substring(0, 8) + "@example.test";

    @BeforeAll
    static void open() {
        INBOX.start();
        door = new SmtpDoor(Surroundings.smtpPort(), INBOX.getSmtp().getPort());
        neighbour = new Neighbour(Surroundings.neighbourPort());
    }

    @AfterAll
    static void close() {
        neighbour.close();
        door.close();
        INBOX.stop();
    }

    @BeforeEach
    void isBack() {
        neighbour.isAway(false);
        neighbour.fails(false);
    }

    @Test
    void mailsTheLinkOnceHoweverOftenTheJobIsHintedAndRun() throws Exception {
        OutboxEntry job = verifyEmail("https://book.example.test/verify-email?token=a&b=<c>");
        ends(job, "DONE");
        again(job);
        ends(job, "DONE");

        MimeMessage mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Please confirm your e-mail address");
        assertThat(mail.getFrom()[0]).hasToString("bookings@book.example.test");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getMessageID()).isEqualTo("<verify-email+us_" + subject + "+1@book.example.test>");
        assertThat(text(mail, "text/plain")).contains("https://book.example.test/verify-email?token=a&b=<c>");
        assertThat(text(mail, "text/html"))
                .contains("href=\"https://book.example.test/verify-email?token=a&amp;b=&lt;c&gt;\"");
        assertThat(delivery(job))
                .containsEntry("to", "us_" + subject)
                .containsEntry("kind", "verify-email")
                .containsEntry("state", "SENT")
                .containsEntry("tries", 1);
        assertThat(delivery(job).toJson() + stored(job).toJson()).doesNotContain(address, "token=");
        assertThat(neighbour.authorizations()).isNotEmpty().allMatch(value -> value.startsWith("Service "));
    }

    @Test
    void confirmsABookingInTheClientsZoneWithACalendarFile() throws Exception {
        OutboxEntry job = booking("booking-confirmed", true, "Talk <b>& walk</b>", 3);
        ends(job, "DONE");

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
                .isEqualTo("bk_" + subject + "@book.example.test");
        assertThat(calendar.getEvents().getFirst().getSequence().getValue()).isEqualTo(3);
        assertThat(calendar.getEvents().getFirst().getOrganizer().getEmail()).isEqualTo("bookings@book.example.test");
        assertThat(delivery(job)).containsEntry("to", "us_" + subject).containsEntry("ref", "bk_" + subject);
    }

    @Test
    void cancelsABookingInTheCalendarToo() throws Exception {
        ends(booking("booking-cancelled", true, "Talk", 4), "DONE");

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
        ends(booking("booking-confirmed", true, "Talk", 0), "DONE");
        ends(booking("booking-moved", true, "Talk", 1), "DONE");

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
        OutboxEntry job = booking("booking-moved", true, "Talk", 1);
        ends(job, "DONE");
        again(job);
        ends(job, "DONE");

        assertThat(onlyMail().getSubject()).startsWith("Confirmed: Talk");
        assertThat(calendar(part(onlyMail(), "text/calendar"))
                        .getEvents()
                        .getFirst()
                        .getSequence()
                        .getValue())
                .isEqualTo(1);
    }

    @Test
    void aTimeThatIsBeingCheckedIsNotPutIntoACalendar() throws Exception {
        ends(booking("booking-checking", true, "Talk", 0), "DONE");

        assertThat(onlyMail().getSubject()).startsWith("We are checking: Talk");
        assertThat(text(onlyMail(), "text/plain")).contains("we are checking this time");
        assertThat(GreenMailUtil.getWholeMessage(onlyMail())).doesNotContain("text/calendar");
    }

    @Test
    void tellsTheHolderOfAnAddressThatSomebodyRegisteredWithIt() throws Exception {
        OutboxEntry job = job("registration-note|us_" + subject + "|2027-01-10", "registration-note", "user", "us_");
        neighbour.says("/internal/mail-facts/" + job.id(), accountFacts(null));
        ends(job, "DONE");

        assertThat(onlyMail().getSubject()).isEqualTo("You already have an account");
        assertThat(text(onlyMail(), "text/plain"))
                .contains("https://book.example.test")
                .doesNotContain("Asha");
    }

    @ParameterizedTest
    @CsvSource({
        "invitation, 'You are invited: please choose a password', true",
        "reset-password, Choose a new password, true",
        "password-changed, Your password was changed, false",
        "session-revoked, You were signed out on one device, false",
        "closed-note, Your account here is closed, false"
    })
    void tellsPeopleAboutTheirAccount(String type, String subject, boolean hasLink) throws Exception {
        OutboxEntry job = job(type + "|us_" + this.subject + "|0-20270110-1", type, "user", "us_");
        String link = "https://book.example.test/page?token=a&b";
        neighbour.says("/internal/mail-facts/" + job.id(), accountFacts(hasLink ? link : null));
        ends(job, "DONE");

        assertThat(onlyMail().getSubject()).isEqualTo(subject);
        String text = text(onlyMail(), "text/plain");
        String html = text(onlyMail(), "text/html");
        assertThat(text.contains(link)).isEqualTo(hasLink);
        assertThat(html.contains("href=\"" + link.replace("&", "&amp;") + "\"")).isEqualTo(hasLink);
        assertThat(text + html).doesNotContain("Asha", "{", "NOT_FOUND");
    }

    @Test
    void forgetsWhomItToldWhatWhenAnAccountIsClosed() {
        OutboxEntry mail = booking("booking-confirmed", true, "Talk", 1);
        ends(mail, "DONE");
        Document payload = new Document("v", 1).append("userId", "us_" + subject);
        OutboxEntry job = job("closed|us_" + subject + "|notification", "closed", "user", "us_", payload);

        ends(job, "DONE");
        again(job);
        ends(job, "DONE");

        assertThat(delivery(mail))
                .containsEntry("to", "erased")
                .containsEntry("ref", "erased")
                .containsEntry("state", "SENT");
        again(mail);
        ends(mail, "DONE");
        assertThat(mails()).hasSize(1);
        ends(job("closed|us_" + subject + "|x", "closed", "user", "us_"), "DEAD");
    }

    @Test
    void saysNothingThatEventsHaveOvertaken() {
        OutboxEntry overtaken = booking("booking-confirmed", false, "Talk", 1);
        OutboxEntry unknown = job("verify-email|us_" + subject + "|7", "verify-email", "user", "us_");

        ends(overtaken, "CANCELLED");
        ends(unknown, "CANCELLED");
        assertThat(mails()).isEmpty();
    }

    @Test
    void sendsAgainUnderTheSameIdAfterACrashBetweenMailAndResult() throws Exception {
        OutboxEntry job = booking("booking-confirmed", true, "Talk", 1);
        ends(job, "DONE");
        // The mail is out, and the process died before it could write that down.
        change("deliveries", job.id(), Updates.combine(Updates.set("state", "STARTED"), Updates.unset("sentAt")));
        again(job);
        ends(job, "DONE");

        assertThat(mails()).hasSize(2);
        assertThat(mails().get(1).getMessageID()).isEqualTo(mails().get(0).getMessageID());
        assertThat(delivery(job)).containsEntry("state", "SENT").containsEntry("tries", 2);
    }

    @Test
    void leavesAMessageAloneThatALaterClaimHasStarted() {
        OutboxEntry job = booking("booking-confirmed", true, "Talk", 1);
        database.documents("deliveries", Document.class)
                .insert(new Document("_id", job.id()).append("state", "STARTED").append("fence", 1_000L))
                .await()
                .indefinitely();

        await().untilAsserted(() -> {
            hint(job);
            assertThat(stored(job).get("err", Document.class)).containsEntry("code", "started-by-a-later-claim");
        });
        assertThat(stored(job)).containsEntry("attempts", 0);
        assertThat(mails()).isEmpty();
    }

    @Test
    void comesAgainAfterATemporaryRefusal() {
        door.spoilNext(new Fault.Answer("RCPT", "450 later"));
        OutboxEntry job = verifyEmail("https://book.example.test/x");
        ends(job, "DONE");

        assertThat(stored(job)).containsEntry("attempts", 1);
        assertThat(mails()).hasSize(1);
    }

    @Test
    void givesUpAfterARefusalForGood() {
        door.spoilNext(new Fault.Answer("RCPT", "550 no such user"));
        OutboxEntry job = verifyEmail("https://book.example.test/x");
        ends(job, "DEAD");

        assertThat(stored(job).get("err", Document.class)).containsEntry("code", "smtp-550");
        assertThat(delivery(job)).containsEntry("state", "REJECTED").containsEntry("reason", "smtp-550");
        assertThat(mails()).isEmpty();
    }

    @Test
    void waitsForANeighbourWithoutUsingUpAttempts() {
        neighbour.isAway(true);
        OutboxEntry job = booking("booking-confirmed", true, "Talk", 1);
        await().untilAsserted(() -> {
            hint(job);
            assertThat(stored(job).get("err", Document.class)).containsEntry("code", "booking-away");
        });
        neighbour.isAway(false);
        ends(job, "DONE");

        assertThat(stored(job)).containsEntry("attempts", 0);
        assertThat(mails()).hasSize(1);
    }

    /** The result of the mail must not wait for MongoDB so long that the run counts as failed. */
    @Test
    void sendsOnceWhenMongoFreezesBetweenTheMailAndItsNote() {
        var frozen = new CountDownLatch(1);
        door.spoilNext(new Fault.Meanwhile(".", () -> {
            RealMongo.server().freeze();
            frozen.countDown();
        }));
        OutboxEntry job = verifyEmail("https://book.example.test/x");
        hint(job);
        try {
            await().until(() -> frozen.getCount() == 0);
            await().pollDelay(Surroundings.HANDLER_LIMIT.plusSeconds(1))
                    .atMost(Duration.ofSeconds(15))
                    .until(() -> true);
        } finally {
            RealMongo.server().thaw();
        }
        ends(job, "DONE");

        assertThat(stored(job)).containsEntry("attempts", 0).containsEntry("fence", 1L);
        assertThat(mails()).isEmpty(); // the door took the first and only copy
    }

    @Test
    void aNeighbourThatFailsForGoodUsesUpAttempts() {
        OutboxEntry job = booking("booking-confirmed", true, "Talk", 1);
        neighbour.fails(true);

        await().untilAsserted(() -> {
            hint(job);
            assertThat(stored(job).get("err", Document.class)).containsEntry("code", "booking-failed");
        });
        assertThat(stored(job).getInteger("attempts")).isPositive();
    }

    private OutboxEntry verifyEmail(String link) {
        OutboxEntry job = job("verify-email|us_" + subject + "|1", "verify-email", "user", "us_");
        neighbour.says("/internal/mail-facts/" + job.id(), accountFacts(link));
        return job;
    }

    private OutboxEntry booking(String type, boolean wanted, String offering, int sequence) {
        OutboxEntry job = job(type + "|bk_" + subject + "|" + sequence, type, "booking", "bk_");
        neighbour.says(
                "/internal/mail-facts/" + job.id(), """
                    {"wanted":%s,"kind":"%s","bookingId":"bk_%s","clientId":"us_%s","offeringName":"%s","practitionerId":"us_p",
                     "status":"CONFIRMED","startsAt":"2027-01-14T09:00:00Z","endsAt":"2027-01-14T09:30:00Z","sequence":%d,"rev":1}
                    """.formatted(wanted, type, subject, subject, offering, sequence));
        neighbour.says("/internal/users/us_" + subject, """
            {"id":"us_%s","email":"%s","name":"Asha Rao","timeZone":"Asia/Kolkata","roles":["client"]}
            """.formatted(subject, address));
        return job;
    }

    private String accountFacts(@Nullable String link) {
        return """
            {"wanted":true,"kind":"x","to":{"email":"%s","name":"Asha Rao"},"timeZone":"Asia/Kolkata"%s}
            """.formatted(address, link == null ? "" : ",\"link\":\"" + link + "\"");
    }

    private OutboxEntry job(String id, String type, String kind, String prefix) {
        return job(id, type, kind, prefix, new Document("v", 1));
    }

    private OutboxEntry job(String id, String type, String kind, String prefix, Document payload) {
        var ref = new JobRef(kind, prefix + subject, 1);
        Instant now = Instant.now();
        OutboxEntry entry = OutboxEntry.dueNow(id, type, "mail", ref, payload, now);
        jobs.insertMissing(List.of(JobDocument.ready(id, type, "mail", ref, now, null, payload, now)))
                .await()
                .indefinitely();
        return entry;
    }

    /** What a promoter does, as often as it likes. */
    private void hint(OutboxEntry job) {
        nudge.nudge(List.of(job)).await().indefinitely();
    }

    private void ends(OutboxEntry job, String state) {
        await().untilAsserted(() -> {
            hint(job);
            assertThat(stored(job)).containsEntry("state", state);
        });
    }

    /** What the reaper does with a job whose worker died. */
    private void again(OutboxEntry job) {
        change("jobs", job.id(), Updates.combine(Updates.set("state", "READY"), Updates.unset("doneAt")));
    }

    private void change(String collection, String id, Bson update) {
        database.documents(collection, Document.class)
                .update(Filters.eq("_id", id), update)
                .await()
                .indefinitely();
    }

    private Document stored(OutboxEntry job) {
        return database.documents("jobs", Document.class)
                .findById(job.id())
                .await()
                .indefinitely();
    }

    private Document delivery(OutboxEntry job) {
        return database.documents("deliveries", Document.class)
                .findById(job.id())
                .await()
                .indefinitely();
    }

    private List<MimeMessage> mails() {
        return Arrays.stream(INBOX.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getWholeMessage(mail).contains(address))
                .toList();
    }

    private MimeMessage onlyMail() {
        assertThat(mails()).hasSize(1);
        return mails().getFirst();
    }

    private static ICalendar calendar(Part file) throws IOException, MessagingException {
        return Biweekly.parse(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .first();
    }

    private static String text(Part mail, String type) throws IOException, MessagingException {
        return new String(part(mail, type).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static Part part(Part mail, String type) throws IOException, MessagingException {
        for (Part part : parts(mail)) {
            if (part.isMimeType(type)) {
                return part;
            }
        }
        throw new AssertionError("no part of type " + type);
    }

    private static List<Part> parts(Part part) throws IOException, MessagingException {
        if (!(part.getContent() instanceof Multipart several)) {
            return List.of(part);
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < several.getCount(); i++) {
            parts.addAll(parts(several.getBodyPart(i)));
        }
        return parts;
    }
}
