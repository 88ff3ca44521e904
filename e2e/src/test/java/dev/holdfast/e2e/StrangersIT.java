package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A hundred people book on Calendly's page within a minute and none of them came from us. */
@OnRunningStack
@Order(91)
class StrangersIT {
    private static final int STRANGERS = 100;

    /** A hundred come in twenty-five seconds. */
    private static final Duration APART = Duration.ofMillis(250);

    private static final int CANCELLED_AT_MOST = 5;
    private static final int MAILED_AT_MOST = 20;
    private static final int CALM_REQUESTS = 100;
    private static final Duration SETTLED = Duration.ofMinutes(2);

    /** What a busy machine of two cores may add. */
    private static final Duration ALLOWANCE = Duration.ofMillis(250);

    private final Stack stack;
    private final Session staff;
    private final Offering offering;

    StrangersIT(Stack stack) {
        this.stack = stack;
        this.staff = stack.signInAs("admin");
        this.offering = stack.offering(30);
    }

    private record Stray(Person person, Booked booked) {}

    /** Whoever comes after this test finds cancelling as it was before. */
    @AfterEach
    void goOnCancelling() {
        practice("ASK");
        openStops()
                .forEach(task -> staff.post(
                        "/api/tasks/" + task.path("id").asText() + "/resolve", Map.of("note", "It was a test")));
    }

    @Test
    void cancelFiveMailTwentySlowNobodyDisableNothing() throws Exception {
        practice("CANCEL");
        Person guest = Person.called("Mohini");
        Session client = stack.settle(guest);
        List<Duration> calm =
                IntStream.range(0, CALM_REQUESTS).mapToObj(i -> request(client)).toList();

        List<Duration> meanwhile = new ArrayList<>();
        long begun = System.nanoTime();
        List<Stray> strays = straysWhile(client, meanwhile);
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
        stack.mongo().awaitQuiet(SETTLED);

        assertThat(strays).allSatisfy(this::wasTakenAtOnceAndAttachedToNobody);
        assertThat(strays.stream().filter(this::wasCancelled).count()).isBetween(1L, (long) CANCELLED_AT_MOST);
        List<Integer> mails = strays.stream()
                .map(stray -> stack.inbox().to(stray.person().email()).size())
                .toList();
        assertThat(mails).allMatch(count -> count <= 1);
        assertThat(mails.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(MAILED_AT_MOST);
        assertThat(openStops()).hasSize(1);
        assertThat(meanwhile).hasSizeGreaterThan(20);
        assertThat(p99(meanwhile)).isLessThan(p99(calm).multipliedBy(3).plus(ALLOWANCE));
        aRealBookingStillWorks(client, guest);
    }

    private List<Stray> straysWhile(Session client, List<Duration> meanwhile)
            throws InterruptedException, ExecutionException {
        var done = new CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var working = threads.submit(() -> {
                while (done.getCount() > 0) {
                    meanwhile.add(request(client));
                }
            });
            List<Stray> strays;
            try {
                strays = overAWhile();
                Promise.within(
                        SETTLED,
                        "the webhooks to be taken",
                        () -> strays.stream().allMatch(this::isTaken),
                        all -> all);
            } finally {
                done.countDown();
            }
            working.get();
            return strays;
        }
    }

    private List<Stray> overAWhile() throws InterruptedException, ExecutionException {
        try (var pace = Executors.newSingleThreadScheduledExecutor()) {
            List<ScheduledFuture<Stray>> coming = IntStream.range(0, STRANGERS)
                    .mapToObj(i -> pace.schedule(this::stray, i * APART.toMillis(), TimeUnit.MILLISECONDS))
                    .toList();
            var strays = new ArrayList<Stray>();
            for (ScheduledFuture<Stray> each : coming) {
                strays.add(each.get());
            }
            return strays;
        }
    }

    private Stray stray() {
        Person person = stack.somebody("Stray");
        return new Stray(
                person,
                stack.calendlyPages()
                        .book(offering.calendlyPage(), person, stack.times().next()));
    }

    private void wasTakenAtOnceAndAttachedToNobody(Stray stray) {
        JsonNode delivery = deliveries(stray, "invitee.created").getFirst();
        assertThat(delivery.path("state").asText()).isEqualTo("delivered");
        assertThat(delivery.path("attempts")).hasSize(1);
        assertThat(stack.mongo().bookingsOfInvitee(stray.booked().inviteeUri())).isEmpty();
    }

    private boolean isTaken(Stray stray) {
        return deliveries(stray, "invitee.created").stream()
                .anyMatch(delivery -> "delivered".equals(delivery.path("state").asText()));
    }

    private boolean wasCancelled(Stray stray) {
        return !deliveries(stray, "invitee.canceled").isEmpty();
    }

    private List<JsonNode> deliveries(Stray stray, String event) {
        return stack.control().deliveries(stray.booked().inviteeUri(), event);
    }

    private List<JsonNode> openStops() {
        return staff.all("/api/tasks").stream()
                .filter(task -> task.path("kind").asText().equals("cancelling-stopped"))
                .filter(task -> task.path("state").asText("OPEN").equals("OPEN"))
                .toList();
    }

    private void practice(String outsidePolicy) {
        JsonNode now = staff.get("/api/practice").expect(200).json();
        staff.send(
                        "PUT",
                        "/api/practice",
                        Map.of(
                                "outsidePolicy", outsidePolicy,
                                "conflictRule", now.path("conflictRule").asText(),
                                "staleCalendarPolicy",
                                        now.path("staleCalendarPolicy").asText(),
                                "version", now.path("version").asLong()))
                .expect(200);
    }

    private void aRealBookingStillWorks(Session client, Person guest) {
        String link = client.bookingLink(offering.id()).url();
        Booked booked = stack.calendlyPages().book(link, guest, stack.times().next());
        new Waits(stack).booking(client, booked, "CONFIRMED");
    }

    private static Duration request(Session client) {
        Answer answer = client.get("/api/bookings");
        return answer.expect(200).took();
    }

    private static Duration p99(List<Duration> times) {
        List<Duration> sorted = times.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }
}
