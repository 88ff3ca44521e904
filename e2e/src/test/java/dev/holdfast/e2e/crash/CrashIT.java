package dev.holdfast.e2e.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.StartedStack;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.StackPart;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SIGKILL of each service at each point of a story, on a stack whose leases and rhythms are a tenth of the usual ones. */
@Order(95)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashIT {

    /** The same order as always: owner's time, call, handler, half of the lease. */
    private static final Map<String, String> SHORT = Map.of(
            "HOLDFAST_JOBS_LEASE", "PT6S",
            "HOLDFAST_JOBS_RENEW_EVERY", "PT2S",
            "HOLDFAST_JOBS_HANDLER_LIMIT", "PT3S",
            "HOLDFAST_JOBS_SWEEP_EVERY", "PT0.5S",
            "HOLDFAST_JOBS_REAP_EVERY", "PT0.5S",
            "HOLDFAST_JOBS_REAP_GRACE", "PT1S",
            "HOLDFAST_DISPATCH_OWNER_LIMIT", "PT2S",
            "HOLDFAST_DISPATCH_CALL_LIMIT", "PT2.5S",
            "HOLDFAST_DELIVERIES_NOTE_LIMIT", "PT0.5S",
            "HOLDFAST_PROMOTION_EDGE_EVERY", "PT0.5S");

    private static final Duration REACHED = Duration.ofSeconds(20);

    /** A point that passes by itself may be over in the moment between seeing it and stopping the service. */
    private static final int TRIES = 3;

    private final List<String> table = new ArrayList<>();
    private final Person client = Person.called("Usha");
    private StartedStack started;
    private Stack stack;
    private Session session;
    private Holds holds;

    @BeforeAll
    void start() {
        started = StartedStack.own(
                "crash-stack", options -> options.withSettings(SHORT).withFailPoints());
        stack = started.stack();
        session = stack.settle(client);
        holds = new Holds(started.local(), stack.control());
    }

    @AfterAll
    void stop() {
        System.out.println(table.stream().collect(Collectors.joining("\n", "\n", "\n")));
        if (holds != null) {
            holds.close();
        }
        if (started != null) {
            started.close();
        }
    }

    static List<Kill> kills() {
        return Kill.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kills")
    void theStoryEndsRight(Kill kill) {
        boolean hit = false;
        for (int tries = 0; tries < TRIES && !hit; tries++) {
            hit = perform(kill);
        }
        assertThat(hit).as("killed at the very point").isTrue();
    }

    /**
     * True when the story was at the point with the service stopped for good; the story ends right anyhow. After its death the job may be
     * elsewhere already: the caller of a service that dies sees its connection end and gives the job back at once.
     */
    private boolean perform(Kill kill) {
        Story story = story(kill.plot());
        long begun = System.nanoTime();
        boolean hit = killAt(kill, story);
        long killed = System.nanoTime();
        int copies = story.verifyEnd();
        table.add("%-22s %-12s %-8s reached in %4d ms, right again in %5d ms, %d mail%s"
                .formatted(
                        kill.service(),
                        kill.point(),
                        hit ? "hit" : "passed",
                        Duration.ofNanos(killed - begun).toMillis(),
                        Duration.ofNanos(System.nanoTime() - killed).toMillis(),
                        copies,
                        copies == 1 ? "" : "s"));
        assertThat(copies).as("one mail, and one extra copy at most").isBetween(1, 2);
        assertThat(stack.mongo().openWork()).isZero();
        return hit;
    }

    private boolean killAt(Kill kill, Story story) {
        StackPart part = started.local().part(kill.service());
        holds.take(kill.holds());
        try {
            story.begin();
            Watched watched = story.watched();
            Promise.within(REACHED, kill.toString(), () -> watched.isAt(kill.point(), kill.service()), at -> at);
            part.freeze();
            boolean hit = watched.isAt(kill.point(), kill.service());
            part.kill();
            return hit;
        } finally {
            holds.release(kill.holds());
            part.restart();
        }
    }

    private Story story(Kill.Plot plot) {
        return switch (plot) {
            case BOOKED -> new BookingStory(stack, session, client, false);
            case MAILED -> new BookingStory(stack, session, client, true);
            case REGISTERED -> new RegistrationStory(stack);
        };
    }
}
