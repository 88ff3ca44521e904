package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.AtOnce;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.LocalStack;
import dev.holdfast.localstack.server.MongoServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(90)
class MongoOutageIT {
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final int ROUNDS = 3;

    private final Stack stack;
    private final MongoServer mongod;

    MongoOutageIT(Stack stack, LocalStack local) {
        this.stack = stack;
        this.mongod = local.mongo();
    }

    @AfterEach
    void mend() {
        if (mongod.isAlive()) {
            mongod.thaw();
        }
        mongod.start();
        awaitService();
    }

    @Test
    void killedMongoIsAnswered503AndTheSuiteRecovers() {
        refusesEverything(mongod::kill, mongod::start);
    }

    @Test
    void frozenMongoIsAnswered503AndTheSuiteRecovers() {
        refusesEverything(mongod::freeze, mongod::thaw);
    }

    private void refusesEverything(Runnable breaking, Runnable mending) {
        Person guest = Person.called("Xenia");
        Session client = stack.settle(guest);
        String link = client.bookingLink(stack.offering(30).id()).url();
        var calls = new PublicCalls(stack);
        stack.mongo().awaitQuiet(Stack.SOON);
        Instant start = stack.times().next();

        breaking.run();
        List<Seen> atOnce =
                AtOnce.run(calls.all().entrySet().stream().map(this::asking).toList());
        everyGuardKnows(calls);
        List<Seen> inTurn = Stream.generate(() -> List.of(calls.all(), calls.nowhere()))
                .limit(ROUNDS)
                .flatMap(List::stream)
                .flatMap(round -> round.entrySet().stream())
                .map(call -> new Seen(call.getKey(), call.getValue().get()))
                .toList();
        Booked booked = stack.calendlyPages().book(link, guest, start);
        mending.run();

        assertThat(atOnce).allSatisfy(MongoOutageIT::isRefusal);
        assertThat(inTurn).allSatisfy(MongoOutageIT::isRefusal);
        worksAgain(guest, client, booked, start);
        assertThat(calls.all().entrySet())
                .allSatisfy(call -> assertThat(call.getValue().get().status())
                        .as(call.getKey())
                        .isLessThan(500));
    }

    /** What needs no data may be answered until the service has noticed, which takes it no longer than an answer may take. */
    private static void everyGuardKnows(PublicCalls calls) {
        Promise.within(
                LIMIT,
                "each guard to have noticed",
                () -> calls.nowhere().values().stream()
                        .map(call -> call.get().status())
                        .toList(),
                seen -> seen.stream().allMatch(status -> status == 503));
    }

    private void worksAgain(Person guest, Session client, Booked booked, Instant start) {
        awaitService();
        var waits = new Waits(stack, RECOVERY);
        waits.booking(client, booked, "CONFIRMED");
        waits.mail(guest, start, CalendarEntry::isRequest);
        stack.settle(Person.called("Yamini"));
        stack.mongo().awaitQuiet(RECOVERY);
        assertThat(stack.inbox().about(guest.email(), start, entry -> true)).hasSize(1);
    }

    private void awaitService() {
        Promise.within(
                RECOVERY,
                "an answer of each service that keeps data",
                () -> Stream.of("/api/offerings", "/.well-known/jwks.json", "/api/webhook-events")
                        .map(path -> stack.edge().get(path).status())
                        .toList(),
                seen -> seen.equals(List.of(200, 200, 401)));
    }

    private Callable<Seen> asking(Map.Entry<String, Supplier<Answer>> call) {
        return () -> new Seen(call.getKey(), call.getValue().get());
    }

    private static void isRefusal(Seen seen) {
        assertThat(seen.answer().status()).as(seen.call()).isEqualTo(503);
        assertThat(seen.answer().isProblem()).as(seen.call()).isTrue();
        assertThat(seen.answer().header("Retry-After")).as(seen.call()).matches("[1-9][0-9]*");
        assertThat(seen.answer().took()).as(seen.call()).isLessThanOrEqualTo(LIMIT);
    }

    private record Seen(String call, Answer answer) {}
}
