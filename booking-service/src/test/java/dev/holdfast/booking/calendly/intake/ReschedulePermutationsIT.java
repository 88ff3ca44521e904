package dev.holdfast.booking.calendly.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.booking.calendly.intake.MovedTwice.Told;
import dev.holdfast.booking.testing.Ahead;
import dev.holdfast.booking.testing.Peers;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.MongoFailures;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every order in which the events of a booking that is moved twice can arrive, each with repetitions, and all of them at once. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(Peers.class)
class ReschedulePermutationsIT {

    private static final long SEED = Long.getLong("holdfast.test.seed", System.nanoTime());
    private static final Instant DAY = Ahead.at(400, "06:00");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int RACES = 300;
    private static final int LANES = 4;

    /** Fewer, because a race is a crowd by itself. */
    private static final int TRACKS = 2;

    @Inject
    Database database;

    @Inject
    ChainIntake intake;

    @Inject
    TokenEvidences evidences;

    private final String eventType = Practice.newEventType();
    private final AtomicInteger stories = new AtomicInteger();
    private String offering;
    private Stored stored;

    @BeforeEach
    void offerSomething() {
        stored = new Stored(database);
        offering = Practice.offering(eventType);
    }

    @Test
    void everyOrderOfAllSixEventsEndsCancelled() {
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 4, 5));
        assertThat(orders).hasSize(720);

        inLanes(LANES, orders, order -> assertCancelled(tell(order), story(order)));
    }

    @Test
    void everyOrderWithoutTheLastCancellationEndsConfirmedAtTheLastTime() {
        List<List<Integer>> orders = permutations(List.of(0, 1, 2, 3, 4));
        assertThat(orders).hasSize(120);

        inLanes(LANES, orders, order -> assertConfirmed(tell(order), story(order)));
    }

    @Test
    void allAtOnceEndsTheSame() {
        List<Integer> races = IntStream.range(0, RACES).boxed().toList();

        inLanes(TRACKS, races, this::race);
    }

    private void race(int number) {
        Random random = new Random(SEED + number);
        boolean ends = random.nextBoolean();
        MovedTwice story = newStory();
        story.reach(ends ? 3 : 2);
        List<Callable<Void>> deliveries = new ArrayList<>();
        for (int i = 0; i < (ends ? 6 : 5); i++) {
            Told told = story.events.get(i);
            IntStream.rangeClosed(0, random.nextInt(2)).forEach(copy -> deliveries.add(() -> take(story, told)));
        }
        Collections.shuffle(deliveries, random);

        Practice.atOnce(deliveries);

        String which = "race " + number + " of seed " + SEED;
        if (ends) {
            assertCancelled(story, which);
        } else {
            assertConfirmed(story, which);
        }
        story.forget();
    }

    /** Stories do not touch each other, so several are told at a time. */
    private static <T> void inLanes(int count, List<T> stories, Consumer<T> work) {
        List<Callable<Boolean>> lanes = IntStream.range(0, count)
                .<Callable<Boolean>>mapToObj(lane -> () -> {
                    for (int i = lane; i < stories.size(); i += count) {
                        work.accept(stories.get(i));
                    }
                    return true;
                })
                .toList();
        assertThat(Practice.atOnce(lanes)).hasSize(count).containsOnly(true);
    }

    /** Tells a story in this order, with repetitions of what was told, while Calendly is anywhere between that and the end. */
    private MovedTwice tell(List<Integer> order) {
        MovedTwice story = newStory();
        Random random = new Random(SEED + order.hashCode());
        int last = order.size() == 6 ? 3 : 2;
        int reached = 0;
        for (int i = 0; i < order.size(); i++) {
            Told told = story.events.get(order.get(i));
            reached = Math.max(reached, told.stage());
            reached += random.nextInt(last - reached + 1);
            story.reach(reached);
            take(story, told);
            if (random.nextBoolean()) {
                take(story, story.events.get(order.get(random.nextInt(i + 1))));
            }
        }
        story.forget();
        return story;
    }

    private MovedTwice newStory() {
        int number = stories.incrementAndGet();
        String token = Practice.token("us_story_" + Long.toHexString(SEED) + "_" + number, offering);
        return new MovedTwice(eventType, token, DAY.plus(Duration.ofHours(6L * number)));
    }

    private Void take(MovedTwice story, Told told) {
        String token = told.name().equals("created A") ? story.token : null;
        evidences
                .gather(token, told.event())
                .chain(evidence -> intake.take(told.event(), evidence))
                .onFailure(MongoFailures::isUnavailable)
                .retry()
                .atMost(50)
                .await()
                .atMost(LIMIT);
        return null;
    }

    private void assertCancelled(MovedTwice story, String which) {
        Document booking = onlyBooking(story, which);
        assertThat(booking)
                .as(which)
                .containsEntry("status", "CANCELLED")
                .doesNotContainKeys("claims", "overrides", "sharedWith");
        assertThat(wantedMails(booking)).as(which).containsExactly("booking-cancelled");
    }

    private void assertConfirmed(MovedTwice story, String which) {
        Document booking = onlyBooking(story, which);
        assertThat(booking)
                .as(which)
                .containsEntry("status", "CONFIRMED")
                .containsEntry("startsAt", Date.from(story.c.startsAt()))
                .containsEntry("endsAt", Date.from(story.c.startsAt().plusSeconds(1800)));
        assertThat(booking.getList("claims", Integer.class))
                .as(which)
                .hasSize(8)
                .contains((int) (story.c.startsAt().getEpochSecond() / 300));
        assertThat(wantedMails(booking)).as(which).hasSize(1).isSubsetOf("booking-confirmed", "booking-moved");
    }

    private Document onlyBooking(MovedTwice story, String which) {
        List<Document> bookings = stored.list("bookings", Filters.in("invitees", story.uris()));
        assertThat(bookings).as(which).hasSize(1);
        Document booking = bookings.getFirst();
        assertThat(booking.getList("invitees", String.class)).as(which).containsExactlyElementsOf(story.uris());
        assertThat(booking).as(which).containsEntry("invitee", story.c.uri());
        assertThat(stored.list("calendly_invitees", Filters.in("_id", story.uris())))
                .as(which)
                .hasSize(3)
                .allMatch(invitee -> "ATTACHED".equals(invitee.get("standing")))
                .allMatch(invitee -> Objects.equals(booking.get("_id"), invitee.get("bookingId")));
        assertThat(stored.list("tasks", Filters.and(Filters.in("ref.id", story.uris()), Filters.eq("state", "OPEN"))))
                .as(which)
                .isEmpty();
        return booking;
    }

    /** The types of the mails that would still be sent. */
    private List<String> wantedMails(Document booking) {
        String id = booking.getString("_id");
        return stored.mailJobs(id).stream()
                .filter(job -> job.endsWith("|" + booking.getLong("rev")))
                .map(job -> job.substring(0, job.indexOf('|')))
                .toList();
    }

    private static String story(List<Integer> order) {
        return "order " + order + " of seed " + SEED;
    }

    private static List<List<Integer>> permutations(List<Integer> of) {
        if (of.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> found = new ArrayList<>();
        for (Integer first : of) {
            List<Integer> rest = new ArrayList<>(of);
            rest.remove(first);
            for (List<Integer> order : permutations(rest)) {
                List<Integer> whole = new ArrayList<>(List.of(first));
                whole.addAll(order);
                found.add(whole);
            }
        }
        return found;
    }
}
