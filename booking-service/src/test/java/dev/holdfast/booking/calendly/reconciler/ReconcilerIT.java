package dev.holdfast.booking.calendly.reconciler;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class ReconcilerIT {

    private static final Instant NINE = Ahead.at(110, "09:00");
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @Inject
    Reconciler reconciler;

    @Inject
    Database database;

    private final String eventType = Practice.newEventType();
    private final String client = Practice.newClient();
    private Instant now = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS);
    private String offering;
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering = Practice.offering(eventType);
        CalendlyLists.clear();
        await().until(() -> link().containsKey("subscription"));
        set(Updates.combine(Updates.unset("reconcile"), Updates.unset("reconciledAt")));
    }

    @AfterEach
    void comeBack() {
        Peers.mood().clear();
        CalendlyLists.clear();
    }

    @Test
    void takesInWhatNoWebhookBrought() {
        CalendlyEventFixture booked = invitee(NINE);
        CalendlyLists.list(booked, false);

        assertThat(run()).isTrue();

        assertThat(Practice.bookingsOf(client)).singleElement().satisfies(booking -> {
            assertThat(booking.get("status")).isEqualTo("CONFIRMED");
            assertThat(booking.get("startsAt")).isEqualTo(NINE.toString());
        });
        assertThat(link().getDate("reconciledAt")).isEqualTo(Date.from(now));
    }

    @Test
    void cancelsWhatWasCanceledUnheard() {
        CalendlyEventFixture booked = invitee(NINE);
        Practice.take(booked.created(), booked.token());
        CalendlyLists.list(booked, true);

        run();

        assertThat(Practice.bookingsOf(client)).singleElement().satisfies(booking -> assertThat(booking.get("status"))
                .isEqualTo("CANCELLED"));
    }

    @Test
    void asksAboutNobodyAndWritesNothingWhenAllIsKnown() {
        CalendlyEventFixture booked = invitee(NINE);
        CalendlyEventFixture gone = invitee(NINE.plusSeconds(7200));
        Practice.take(booked.created(), booked.token());
        Practice.take(gone.created(), gone.token());
        Practice.take(gone.canceled(), gone.token());
        CalendlyLists.list(booked, false);
        CalendlyLists.list(gone, true);
        Document before = stored.one("calendly_invitees", booked.uri());

        run();
        now = now.plus(Duration.ofMinutes(11));
        run();

        assertThat(CalendlyLists.asked()).hasSize(2).allMatch(path -> path.contains("/scheduled_events?"));
        assertThat(stored.one("calendly_invitees", booked.uri())).isEqualTo(before);
    }

    @Test
    void feedsADifferenceOnce() {
        CalendlyLists.list(invitee(NINE), false);
        run();
        CalendlyLists.asked().clear();

        now = now.plus(Duration.ofMinutes(11));
        run();

        assertThat(CalendlyLists.asked()).hasSize(1);
        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    @Test
    void readsAllPages() {
        Peers.mood().put("page", "2");
        for (int i = 0; i < 5; i++) {
            CalendlyLists.list(invitee(NINE.plusSeconds(i * 7200L)), false);
        }

        run();

        assertThat(Practice.bookingsOf(client)).hasSize(5);
    }

    @Test
    void asksForAWindowThatCoversTheOutage() {
        Instant lastGood = now.minus(Duration.ofHours(30));
        set(Updates.set("reconciledAt", lastGood));

        run();

        assertThat(CalendlyLists.asked().getFirst())
                .contains("min_start_time=" + lastGood.minus(Duration.ofDays(2)))
                .contains("max_start_time=" + now.plus(Duration.ofDays(400)));
    }

    @Test
    void isNotDueAgainBeforeTenMinutes() {
        run();

        now = now.plus(Duration.ofMinutes(9));
        assertThat(run()).isFalse();
        now = now.plus(Duration.ofMinutes(2));
        assertThat(run()).isTrue();
    }

    @Test
    void isRunByOneReplicaAtATime() {
        set(Updates.combine(
                Updates.set("reconcile.leaseOwner", "another"),
                Updates.set("reconcile.leaseUntil", Clock.systemUTC().instant().plusSeconds(60))));

        assertThat(run()).isFalse();
        assertThat(CalendlyLists.asked()).isEmpty();

        set(Updates.set("reconcile.leaseUntil", Clock.systemUTC().instant().minusSeconds(1)));
        assertThat(run()).isTrue();
        assertThat(link().get("reconcile", Document.class)).doesNotContainKeys("leaseOwner", "leaseUntil");
    }

    @Test
    void ranManyTimesAtOnceItComesToTheSame() {
        CalendlyLists.list(invitee(NINE), false);

        Practice.atOnce(6, this::run);

        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    @Test
    void comesAgainSoonAfterAFailure() {
        Peers.mood().put("list", "503");
        assertThatThrownBy(this::run).isInstanceOf(RuntimeException.class);
        assertThat(link()).doesNotContainKey("reconciledAt");
        Peers.mood().clear();
        CalendlyLists.list(invitee(NINE), false);

        assertThat(run()).isFalse();
        now = now.plus(Duration.ofSeconds(31));
        assertThat(run()).isTrue();

        assertThat(Practice.bookingsOf(client)).hasSize(1);
    }

    @Test
    void keepsWhatItHasAndWaitsAsLongAsCalendlySaysWhenThereWereTooManyCalls() {
        Peers.mood().put("page", "1");
        Peers.mood().put("list", "throttled");
        CalendlyLists.list(invitee(NINE), false);
        CalendlyLists.list(invitee(NINE.plusSeconds(7200)), false);

        run();

        assertThat(Practice.bookingsOf(client)).hasSize(1);
        assertThat(link()).doesNotContainKey("reconciledAt");
        Peers.mood().remove("list");
        now = now.plus(Duration.ofSeconds(41));
        assertThat(run()).isFalse();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(run()).isTrue();
        assertThat(Practice.bookingsOf(client)).hasSize(2);
        assertThat(link().getDate("reconciledAt")).isEqualTo(Date.from(now.minusSeconds(42)));
    }

    @Test
    void makesASubscriptionThatIsGoneAnewAndComesAgainSoon() {
        Peers.subscriptions().clear();

        run();

        assertThat(Peers.subscriptions()).containsOnlyOnce("http://localhost:8080/webhooks/calendly");
        now = now.plus(Duration.ofSeconds(31));
        assertThat(run()).isTrue();
        now = now.plus(Duration.ofSeconds(31));
        assertThat(run()).isFalse();
    }

    private boolean run() {
        return reconciler.runIfDue(now).await().atMost(LIMIT);
    }

    private CalendlyEventFixture invitee(Instant start) {
        return anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).with(Practice.token(client, offering));
    }

    private Document link() {
        List<Document> links = stored.list("calendar_links", Filters.eq("provider", "calendly"));
        return links.isEmpty() ? new Document() : links.getFirst();
    }

    private void set(Bson change) {
        stored.in("calendar_links")
                .update(Filters.eq("provider", "calendly"), change)
                .await()
                .atMost(LIMIT);
    }
}
