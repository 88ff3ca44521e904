package dev.holdfast.booking.booking;

import static dev.holdfast.booking.testing.CalendlyEventFixture.anInvitee;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.testing.CalendlyEventFixture;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What both sides of shared time remember of it. Appointments of half an hour want ten minutes after them. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class SharedTimeIT {

    private final Instant nine = Instant.now().truncatedTo(ChronoUnit.HOURS).plus(Duration.ofDays(20));
    private final Instant halfPast = nine.plusSeconds(1800);

    @Inject
    Database database;

    private String eventType = Practice.newEventType();
    private String offering = "";
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering = Practice.offering(Practice.offeringBody(eventType).put("bookingMode", "both"));
    }

    @Test
    void aPairBeginsAndEndsOnBothSides() {
        String holder = booked(nine);
        String close = booked(halfPast);

        Practice.cancel(Practice.ADMIN, holder, Map.of());

        assertThat(history(close)).containsExactly(tuple("CREATED", List.of(holder)), ended(holder));
        assertThat(history(holder))
                .containsExactly(tuple("CREATED", null), begun(close), tuple("CANCELLED", null), ended(close));
        assertThat(Practice.history(close).getFirst())
                .containsEntry("by", "us_admin")
                .doesNotContainKey("rev");
    }

    @Test
    void whoeverOfAPairGoesItEndsOnce() {
        String holder = booked(nine);
        String close = booked(halfPast);

        Practice.reschedule(Practice.ADMIN, close, nine.plusSeconds(18_000))
                .then()
                .statusCode(200);

        assertThat(history(holder)).containsExactly(tuple("CREATED", null), begun(close), ended(close));
        assertThat(history(close))
                .containsExactly(tuple("CREATED", List.of(holder)), tuple("MOVED", null), ended(holder));
    }

    @Test
    void aHolderThatMovesAndStaysCloseIsNoNews() {
        CalendlyEventFixture moving = invitee(nine);
        String holder = taken(moving);
        String close = booked(halfPast);

        moved(moving, nine.minusSeconds(300));

        assertThat(history(holder)).containsExactly(tuple("CREATED", null), begun(close), tuple("MOVED", null));
        assertThat(history(close)).containsExactly(tuple("CREATED", List.of(holder)));
        assertPair(holder, close);
        assertThat(claims(close)).as("it gained what was let go").hasSize(7);
    }

    @Test
    void theOtherThatMovesAndStaysCloseIsNoNews() {
        String holder = booked(nine);
        CalendlyEventFixture moving = invitee(halfPast);
        String close = taken(moving);

        moved(moving, halfPast.plusSeconds(300));

        assertThat(history(holder)).containsExactly(tuple("CREATED", null), begun(close));
        assertThat(history(close)).containsExactly(tuple("CREATED", List.of(holder)), tuple("MOVED", null));
        assertPair(holder, close);
    }

    @Test
    void aHolderThatMovesToTheOtherSideIsNoNews() {
        CalendlyEventFixture moving = invitee(nine);
        String before = taken(moving);
        String staying = booked(halfPast);

        moved(moving, halfPast.plusSeconds(1800));

        assertThat(history(before)).containsExactly(tuple("CREATED", null), begun(staying), tuple("MOVED", null));
        assertThat(history(staying)).containsExactly(tuple("CREATED", List.of(before)));
        assertPair(staying, before);
    }

    @Test
    void aMoveFromOneToAnotherEndsAPairAndBeginsOne() {
        CalendlyEventFixture moving = invitee(nine);
        String mover = taken(moving);
        String left = booked(halfPast);
        String met = booked(nine.plusSeconds(18_000));

        moved(moving, nine.plusSeconds(18_000 + 1800));

        assertThat(history(mover))
                .containsExactly(tuple("CREATED", null), begun(left), tuple("MOVED", List.of(met)), ended(left));
        assertThat(history(left)).containsExactly(tuple("CREATED", List.of(mover)), ended(mover));
        assertThat(history(met)).containsExactly(tuple("CREATED", null), begun(mover));
        assertPair(met, mover);
    }

    /** Two that both want what a third holds are a pair from the beginning. */
    @Test
    void heirsThatMeetAreAPairAlready() {
        String first = booked(nine);
        String early = over(nine.minusSeconds(1800));
        String late = over(nine.plusSeconds(300));
        assertThat(history(early)).containsExactly(tuple("CREATED", List.of(first)), begun(late));
        assertThat(history(late)).containsExactly(tuple("CREATED", List.of(early, first)));

        Practice.cancel(Practice.ADMIN, first, Map.of());

        assertThat(history(early)).containsExactly(tuple("CREATED", List.of(first)), begun(late), ended(first));
        assertThat(history(late)).containsExactly(tuple("CREATED", List.of(early, first)), ended(first));
        assertPair(early, late);
    }

    /**
     * Two name each other once the later took what both want before the earlier could. When it wants nothing more of what the other
     * holds, one naming is enough, and the other is gone from both records.
     */
    @Test
    void ofTwoThatNameEachOtherOneNamesTheOtherInTheEnd() {
        wideBuffers();
        String early = booked(nine.minusSeconds(80 * 60));
        String holder = booked(nine);
        CalendlyEventFixture moving = invitee(nine.plusSeconds(90 * 60));
        String mover = taken(moving);
        String later = over(nine.plusSeconds(5 * 60));
        moved(moving, nine.minusSeconds(30 * 60));
        assertThat(names(later, "overrides")).containsExactlyInAnyOrder(early, holder, mover);

        Practice.cancel(Practice.ADMIN, holder, Map.of());
        assertThat(names(later, "overrides")).containsExactlyInAnyOrder(early, mover);
        assertThat(names(mover, "overrides")).containsExactlyInAnyOrder(early, later);
        assertThat(names(later, "sharedWith")).containsExactly(mover);
        assertThat(names(mover, "sharedWith")).containsExactly(later);

        Practice.cancel(Practice.ADMIN, early, Map.of());
        assertThat(names(later, "overrides")).isEmpty();
        assertThat(names(later, "sharedWith")).containsExactly(mover);
        assertThat(names(mover, "overrides")).containsExactly(later);
        assertThat(names(mover, "sharedWith")).isEmpty();
        assertThat(history(later)).as("it was no news").doesNotContain(begun(mover), ended(mover));
    }

    private void wideBuffers() {
        eventType = Practice.newEventType();
        offering = Practice.offering(Practice.offeringBody(eventType)
                .put("bookingMode", "both")
                .put("bufferBeforeMinutes", 30)
                .put("bufferAfterMinutes", 30));
    }

    private static Tuple begun(String other) {
        return tuple("SHARING_BEGUN", List.of(other));
    }

    private static Tuple ended(String other) {
        return tuple("SHARING_ENDED", List.of(other));
    }

    /** What happened and with whom, oldest first. */
    private static List<Tuple> history(String id) {
        return Practice.history(id).reversed().stream()
                .map(entry -> tuple(entry.get("what"), entry.get("with")))
                .toList();
    }

    private void assertPair(String holder, String other) {
        assertThat(names(holder, "sharedWith")).containsExactly(other);
        assertThat(names(holder, "overrides")).isEmpty();
        assertThat(names(other, "overrides")).containsExactly(holder);
        assertThat(names(other, "sharedWith")).isEmpty();
        assertThat(claims(holder)).hasSize(8).doesNotContainAnyElementsOf(claims(other));
    }

    private List<Integer> claims(String id) {
        return stored.one("bookings", id).getList("claims", Integer.class, List.of());
    }

    private List<String> names(String id, String field) {
        return stored.one("bookings", id).getList(field, String.class, List.of());
    }

    private String over(Instant start) {
        return Practice.over(offering, start, UUID.randomUUID().toString())
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String booked(Instant start) {
        return taken(invitee(start));
    }

    private String taken(CalendlyEventFixture invitee) {
        assertThat(Practice.take(invitee.created(), invitee.token())).isEqualTo("CONFIRMED");
        return stored.list("bookings", Filters.eq("invitees", invitee.uri()))
                .getFirst()
                .getString("_id");
    }

    private void moved(CalendlyEventFixture from, Instant start) {
        CalendlyEventFixture leaf =
                anInvitee().ofType(eventType).at(start, Duration.ofMinutes(30)).movedFrom(from.uri());
        assertThat(Practice.take(leaf.created(), null)).isEqualTo("CONFIRMED");
    }

    private CalendlyEventFixture invitee(Instant start) {
        return anInvitee()
                .ofType(eventType)
                .at(start, Duration.ofMinutes(30))
                .with(Practice.token(Practice.newClient(), offering));
    }
}
