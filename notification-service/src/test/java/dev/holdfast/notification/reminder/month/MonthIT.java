package dev.holdfast.notification.reminder.month;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.notification.Neighbour;
import dev.holdfast.notification.Surroundings;
import dev.holdfast.notification.TestClock;
import dev.holdfast.notification.message.Inbox;
import dev.holdfast.notification.message.JobDesk;
import dev.holdfast.notification.preference.QuietHours;
import dev.holdfast.notification.preference.Wishes;
import dev.holdfast.notification.reminder.month.Happening.Cancelled;
import dev.holdfast.notification.reminder.month.Happening.Decided;
import dev.holdfast.notification.reminder.month.Happening.Travelled;
import dev.holdfast.notification.reminder.month.Happening.Wished;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Walks through a month by a clock that is put from one due job to the next: the service's own planning, jobs, store and mails, with
 * neighbours over HTTP. What is due is handed to the worker as the promoter would.
 */
@QuarkusTest
class MonthIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final long SEED = Long.getLong("holdfast.test.seed", 6);

    @Inject
    TestClock clock;

    @Inject
    JobDesk desk;

    @Inject
    Database database;

    @Inject
    Wishes wishes;

    private final Script script = new Script(UUID.randomUUID().toString().substring(0, 8), SEED);
    private final Inbox inbox = new Inbox(Surroundings.smtpPort());
    private final List<Told> told = new ArrayList<>();
    private Neighbour neighbour;
    private Facts facts;

    @BeforeEach
    void open() {
        inbox.start();
        neighbour = new Neighbour(Surroundings.neighbourPort());
        facts = new Facts(neighbour);
        script.clients().forEach(client -> facts.isIn(client, Script.home(client)));
    }

    @AfterEach
    void close() {
        clock.release();
        neighbour.close();
        inbox.stop();
    }

    @Test
    void everyMailOfTheMonthIsOneThatItOughtToHave() {
        List<Happening> happenings = script.happenings();
        clock.stopAt(Script.BEGIN);
        for (Happening happening : happenings) {
            runUntil(happening.at());
            clock.stopAt(happening.at());
            happen(happening);
            runUntil(happening.at());
        }
        runUntil(Script.BEGIN.plus(Duration.ofDays(Script.DAYS + 5)));

        int owed = new Oracle(happenings, told).check();
        assertThat(owed).as("reminders that were owed for certain").isGreaterThan(12);
        assertThat(told.stream().filter(mail -> mail.kind().startsWith("T-")).count())
                .isGreaterThanOrEqualTo(owed);
    }

    private void happen(Happening happening) {
        switch (happening) {
            case Decided decided -> {
                facts.decide(decided);
                born(
                        decided.rev() == 1 ? "booking-confirmed" : "booking-moved",
                        decided.booking(),
                        decided.rev(),
                        decided.client());
                born("plan", decided.booking(), decided.rev(), decided.client());
            }
            case Cancelled cancelled -> {
                facts.cancel(cancelled);
                born("booking-cancelled", cancelled.booking(), cancelled.rev(), cancelled.client());
            }
            case Travelled travelled -> {
                facts.isIn(travelled.client(), travelled.zone());
                facts.coming(travelled.client(), travelled.at());
                insert(
                        "replan",
                        "replan|" + travelled.client() + "|zone-"
                                + travelled.at().toEpochMilli(),
                        new JobRef("user", travelled.client(), 0),
                        new Document("v", 1).append("userId", travelled.client()));
            }
            case Wished wished -> {
                facts.coming(wished.client(), wished.at());
                long before = replans(wished.client());
                wishes.choose(wished.client(), wished.minutesBefore(), QuietHours.USUAL);
                await().pollDelay(Duration.ZERO).atMost(LIMIT).until(() -> replans(wished.client()) > before);
            }
        }
    }

    private void born(String type, String booking, int rev, String client) {
        insert(
                type,
                type + "|" + booking + "|" + rev,
                new JobRef("booking", booking, rev),
                new Document("v", 1).append("client", client));
    }

    private void insert(String type, String id, JobRef ref, Document payload) {
        desk.insert(OutboxEntry.dueNow(id, type, "mail", ref, payload, clock.instant()));
    }

    /** Replannings that were born, of which the service's relay brings those of wishes. */
    private long replans(String client) {
        return jobs().count(Filters.and(Filters.eq("ref.id", client), Filters.eq("type", "replan")))
                .await()
                .atMost(LIMIT);
    }

    /** Runs what is due until then, one after the other, each at its time. */
    private void runUntil(Instant end) {
        for (Document next = due(end); next != null; next = due(end)) {
            Instant at = next.getDate("runAt").toInstant();
            if (at.isAfter(clock.instant())) {
                clock.stopAt(at);
            }
            run(next);
        }
    }

    private @Nullable Document due(Instant end) {
        Bson ours = Filters.regex("ref.id", "^(us|bk)_" + script.run());
        List<Document> due = jobs().list(
                        Filters.and(ours, Filters.eq("state", "READY"), Filters.lte("runAt", Date.from(end))),
                        Sorts.ascending("runAt", "_id"),
                        0,
                        1)
                .await()
                .atMost(LIMIT);
        return due.isEmpty() ? null : due.getFirst();
    }

    private void run(Document job) {
        String type = job.getString("type");
        if (!type.equals("replan")) {
            facts.asked(job);
        }
        Document ref = job.get("ref", Document.class);
        var real = OutboxEntry.dueNow(
                job.getString("_id"),
                type,
                "mail",
                new JobRef(ref.getString("kind"), ref.getString("id"), ref.getLong("rev")),
                job.get("payload", Document.class),
                Instant.now().minusMillis(5));
        jobs().update(Filters.eq("_id", real.id()), Updates.set("runAt", Date.from(real.runAt())))
                .await()
                .atMost(LIMIT);
        desk.hint(real);
        await().pollDelay(Duration.ZERO)
                .pollInterval(5, TimeUnit.MILLISECONDS)
                .atMost(LIMIT)
                .until(() ->
                        !List.of("READY", "RUNNING").contains(desk.stored(real).getString("state")));
        remember(real, desk.stored(real));
    }

    private void remember(OutboxEntry job, Document ended) {
        boolean sent =
                desk.delivery(job) != null && "SENT".equals(desk.delivery(job).getString("state"));
        assertThat(inbox.mails(
                        "<" + job.id().replace('|', '+').replace(':', '=').replace('.', '~') + "@"))
                .as(job.id())
                .hasSize(sent ? 1 : 0);
        assertThat(ended.getString("state")).as(job.id()).isIn("DONE", "CANCELLED");
        if (sent) {
            String kind = job.type().equals("rem") ? job.id().split("\\|", -1)[3] : job.type();
            told.add(new Told(kind, job.ref().id(), (int) job.ref().rev(), clock.instant()));
        }
    }

    private Documents<Document> jobs() {
        return database.documents("jobs", Document.class);
    }
}
