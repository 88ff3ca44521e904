package dev.holdfast.e2e.overlap;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.StartedStack;
import dev.holdfast.e2e.driver.AtOnce;
import dev.holdfast.e2e.driver.Http;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.overlap.Load.People;
import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Request.Outcome;
import dev.holdfast.e2e.overlap.Request.Taken;
import dev.holdfast.e2e.overlap.Violation.Kind;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonTimestamp;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Three processes of booking-service at one MongoDB, and a crowd at a few hours of one calendar. The last test takes the unique index
 * away: the same crowd must make the same checker fail then.
 */
@Order(94)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OverlapProofIT {

    private static final List<String> PROCESSES = List.of("booking-service", "booking-service-2", "booking-service-3");
    private static final int AT_ONCE = 200;

    private final long seed = Long.getLong("holdfast.seed", new Random().nextLong());
    private StartedStack started;
    private Stack stack;
    private Session admin;
    private People people;
    private CommitLog log;

    @BeforeAll
    void start() {
        started = StartedStack.own("overlap-stack", options -> options.withMoreOfBooking(PROCESSES.size() - 1));
        stack = started.stack();
        admin = stack.signInAs("admin");
        people = new People(
                Caller.staff(admin),
                Stream.of("Asha", "Binu", "Chitra", "Dev")
                        .map(name -> Caller.client(stack.settle(Person.called(name))))
                        .toList());
        log = new CommitLog(started.local().mongo().uri(), "holdfast");
    }

    @AfterAll
    void stop() {
        if (log != null) {
            log.close();
        }
        if (started != null) {
            started.close();
        }
    }

    @Test
    @Order(1)
    void nothingOverlapsWhoeverWritesAtOnce() {
        Account account = crowd();

        Tally tally = Tally.of(account);
        System.out.println("seed " + seed + ": " + tally);
        assertThat(tally.counts()).containsKeys(Tally.ALL).doesNotContainKey(Tally.UNCLEAR);
        assertThat(OverlapCheck.of(account)).as("seed " + seed).isEmpty();
    }

    @Test
    @Order(2)
    void ofManyRequestsForOneSlotOneIsAccepted() {
        Calendar calendar = Calendar.open(stack, admin, new Random(seed));
        Sold sold = calendar.here().getFirst();
        Desk desk = desk();

        AtOnce.run(IntStream.range(0, AT_ONCE)
                .mapToObj(
                        number -> people.clients().get(number % people.clients().size()))
                .map(client ->
                        (Callable<Request>) () -> desk.book(client, client.userId(), sold, calendar.opens(), false))
                .toList());

        List<Outcome> outcomes = desk.requests().stream().map(Request::outcome).toList();
        assertThat(outcomes).filteredOn(Accepted.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Taken.class::isInstance).hasSize(AT_ONCE - 1);
    }

    @Test
    @Order(3)
    void withoutTheIndexTheCheckerFindsOverlaps() {
        log.dropTheRule();

        List<Violation> found = OverlapCheck.of(crowd());

        System.out.println("seed " + seed + " without the index: " + kinds(found));
        assertThat(found).as("seed " + seed).extracting(Violation::kind).contains(Kind.OVERLAP);
    }

    private Account crowd() {
        Calendar calendar = Calendar.open(stack, admin, new Random(seed));
        Desk desk = desk();
        var load = new Load(stack, calendar, desk, people, seed);
        BsonTimestamp begin = log.now();
        load.run();
        load.awaitRest();
        return new Account(desk.requests(), load.guests(), log.since(begin, calendar.practitionerId()));
    }

    private static Map<Kind, Long> kinds(List<Violation> found) {
        return found.stream().collect(Collectors.groupingBy(Violation::kind, TreeMap::new, Collectors.counting()));
    }

    private Desk desk() {
        List<Http> processes = PROCESSES.stream()
                .map(name -> new Http(stack.status().service(name).url()))
                .toList();
        return new Desk(processes, stack.clock());
    }
}
