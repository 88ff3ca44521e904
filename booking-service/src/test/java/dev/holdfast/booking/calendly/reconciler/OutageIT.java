package dev.holdfast.booking.calendly.reconciler;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.CalendlyLists;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same story told by webhooks, and not told at all until one comparison thirty hours later: one end. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class OutageIT {

    private static final Instant NINE = Ahead.at(130, "09:00");
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** What differs between any two runs, because it is an id, a time of ours, or sealed. */
    private static final Set<String> INCIDENTAL = Set.of(
            "_id",
            "createdAt",
            "updatedAt",
            "decidedAt",
            "firstSeenAt",
            "inviteeCreatedAt",
            "resolvedAt",
            "typed",
            "outbox",
            "lastOp",
            "birth",
            "history");

    @Inject
    Reconciler reconciler;

    @Inject
    Database database;

    @AfterEach
    void clear() {
        CalendlyLists.clear();
    }

    @Test
    void aThirtyHourOutageEndsAsIfNothingHadHappened() {
        Story told = new Story();
        told.begin();
        told.happen(true);

        Story missed = new Story();
        missed.begin();
        Instant outageBegan = Clock.systemUTC().instant();
        missed.happen(false);
        reconcileAt(outageBegan.plus(Duration.ofHours(30)), outageBegan);

        assertThat(missed.end()).isEqualTo(told.end());
        assertThat(told.end()).hasSizeGreaterThan(20);
    }

    private void reconcileAt(Instant now, Instant lastGood) {
        Stored stored = new Stored(database);
        await().until(() ->
                !stored.list("calendar_links", Filters.exists("subscription")).isEmpty());
        stored.in("calendar_links")
                .update(
                        Filters.eq("provider", "calendly"),
                        Updates.combine(Updates.unset("reconcile"), Updates.set("reconciledAt", lastGood)))
                .await()
                .atMost(LIMIT);
        assertThat(reconciler.runIfDue(now).await().atMost(LIMIT)).isTrue();
    }

    /** One practice and what its clients, and strangers, do at Calendly. */
    private final class Story {

        private final Stored stored = new Stored(database);
        private final String eventType = Practice.newEventType();
        private final String offering = Practice.offering(eventType);
        private final List<String> clients = new ArrayList<>();
        private final List<CalendlyEventFixture> invitees = new ArrayList<>();
        private Instant at = Clock.systemUTC().instant().minusSeconds(60).truncatedTo(ChronoUnit.SECONDS);
        private final CalendlyEventFixture cancelsLater = client(0);
        private final CalendlyEventFixture movesLater = client(2);

        /** Before the outage: both stories are told by webhooks. */
        void begin() {
            take(cancelsLater.created(), cancelsLater);
            take(movesLater.created(), movesLater);
        }

        void happen(boolean webhooks) {
            booked(client(4), webhooks);
            CalendlyEventFixture briefly = client(6);
            booked(briefly, webhooks);
            canceled(briefly, webhooks);
            booked(client(6), webhooks);
            booked(client(4), webhooks);
            canceled(cancelsLater, webhooks);
            moved(movesLater, 8, webhooks);
            CalendlyEventFixture mover = client(10);
            booked(mover, webhooks);
            CalendlyEventFixture once = moved(mover, 12, webhooks);
            moved(once, 14, webhooks);
            CalendlyEventFixture movesAndCancels = client(16);
            booked(movesAndCancels, webhooks);
            canceled(moved(movesAndCancels, 18, webhooks), webhooks);
            booked(invitee(20, null), webhooks);
            CalendlyEventFixture strayGone = invitee(22, null);
            booked(strayGone, webhooks);
            canceled(strayGone, webhooks);
            booked(invitee(24, mover.token()), webhooks);
        }

        private CalendlyEventFixture client(int halfHours) {
            String client = Practice.newClient();
            clients.add(client);
            return invitee(halfHours, Practice.token(client, offering));
        }

        private CalendlyEventFixture invitee(int halfHours, @Nullable String token) {
            at = at.plusSeconds(1);
            CalendlyEventFixture invitee = anInvitee()
                    .ofType(eventType)
                    .at(NINE.plus(Duration.ofMinutes(30L * halfHours)), Duration.ofMinutes(30))
                    .bookedAt(at)
                    .with(token);
            invitees.add(invitee);
            return invitee;
        }

        private void booked(CalendlyEventFixture invitee, boolean webhooks) {
            tell(invitee, invitee.created(), false, webhooks);
        }

        private void canceled(CalendlyEventFixture invitee, boolean webhooks) {
            at = at.plusSeconds(1);
            tell(invitee.rerenderedAt(at), invitee.canceled(), true, webhooks);
        }

        private CalendlyEventFixture moved(CalendlyEventFixture invitee, int halfHours, boolean webhooks) {
            CalendlyEventFixture next = invitee(halfHours, invitee.token()).movedFrom(invitee.uri());
            invitee.movedTo(next.uri()).rerenderedAt(at);
            tell(invitee, invitee.canceled(), true, webhooks);
            booked(next, webhooks);
            return next;
        }

        private void tell(CalendlyEventFixture invitee, String webhook, boolean canceled, boolean webhooks) {
            if (webhooks) {
                take(webhook, invitee);
            } else {
                CalendlyLists.list(invitee, canceled);
            }
        }

        private void take(String webhook, CalendlyEventFixture invitee) {
            Practice.take(webhook, invitee.token());
        }

        /** Everything that is stored of this story, told apart by who it is about and free of what must differ. */
        Set<String> end() {
            Bson owing = Filters.and(Filters.in("clientId", clients), Filters.exists("outbox.0"));
            await().until(() -> stored.list("bookings", owing).isEmpty());
            Set<String> end = new TreeSet<>();
            for (CalendlyEventFixture invitee : invitees) {
                end.add(plain("invitee", stored.one("calendly_invitees", invitee.uri())));
                stored.list("tasks", Filters.eq("ref.id", invitee.uri())).forEach(task -> end.add(plain("task", task)));
            }
            for (Document booking : stored.list("bookings", Filters.in("clientId", clients))) {
                end.add(plain("booking", booking));
                String id = booking.getString("_id");
                stored.list("tasks", Filters.eq("ref.id", id)).forEach(task -> end.add(plain("task", task)));
                stored.mailJobs(id).forEach(job -> end.add("job " + named(job)));
            }
            return end;
        }

        private String plain(String kind, Document document) {
            Document copy = new Document(document);
            INCIDENTAL.forEach(copy::remove);
            return kind + " " + named(copy.toJson());
        }

        /** With names of the story in place of ids of the run. */
        private String named(String text) {
            String named = text.replace(eventType, "type").replace(offering, "offering");
            for (int i = 0; i < invitees.size(); i++) {
                named = named.replace(invitees.get(i).uri(), "invitee-" + i)
                        .replace(invitees.get(i).scheduledEventUuid(), "event-" + i);
            }
            for (int i = 0; i < clients.size(); i++) {
                named = named.replace(clients.get(i), "client-" + i);
            }
            for (Document booking : stored.list("bookings", Filters.in("clientId", clients))) {
                named = named.replace(booking.getString("_id"), "booking")
                        .replace(booking.getString("practitionerId"), "practitioner")
                        .replace(String.valueOf(booking.getString("jti")), "jti");
            }
            return named;
        }
    }
}
