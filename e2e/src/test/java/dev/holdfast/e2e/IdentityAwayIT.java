package dev.holdfast.e2e;

import static dev.holdfast.e2e.driver.Stack.SOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.AtOnce;
import dev.holdfast.e2e.driver.CalendarEntry;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.localstack.StackPart;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnRunningStack
@Order(92)
class IdentityAwayIT {
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final int BOGUS = 200;
    private static final int VALID = 40;
    private static final int SENDERS = 8;

    private final Stack stack;
    private final Path data;
    private final StackPart identity;
    private final StackPart bookings;

    IdentityAwayIT(StartedStack started) {
        this.stack = started.stack();
        this.data = started.data();
        this.identity = started.local().part("identity-service");
        this.bookings = started.local().part("booking-service");
    }

    @AfterEach
    void mend() {
        if (identity.isAlive()) {
            identity.thaw();
        } else {
            identity.restart();
        }
        if (!bookings.isAlive()) {
            bookings.restart();
        }
    }

    @Test
    void withIdentityKilledSignedInPeopleGoOn() {
        everythingElseWorks(identity::kill, identity::restart);
    }

    @Test
    void withIdentityFrozenSignedInPeopleGoOn() {
        everythingElseWorks(identity::freeze, identity::thaw);
    }

    @Test
    void withIdentityFrozenStaffBookForWhomTheyName() {
        String client = stack.settle(Person.called("Kamal")).me().path("id").asText();
        try (OfferedHere offered = OfferedHere.with(stack)) {
            identity.freeze();

            Answer booked = offered.book(client, stack.times().next());

            prompt(booked.expect(201));
            offered.admin()
                    .post("/api/bookings/" + booked.json().path("id").asText() + "/cancel", Map.of())
                    .expect(200);
            identity.thaw();
        }
    }

    @Test
    void whereIdentityWasNeverSeenATokenIsNobodysFault() throws IOException {
        Session client = stack.settle(Person.called("Jaya"));
        String token = client.authorization();
        identity.kill();
        bookings.kill();
        Files.delete(data.resolve("services/booking-service/key-set.json"));
        bookings.restart();

        Answer early = stack.edge().http().get("/api/bookings", "Authorization", token);
        assertThat(early.expect(503).isProblem()).isTrue();
        assertThat(early.header("Retry-After")).isNotEmpty();
        assertThat(early.took()).isLessThan(PROMPT);
        stack.edge().get("/api/offerings").expect(200);

        identity.restart();
        Promise.within(
                Duration.ofSeconds(5),
                "the token to count",
                () -> stack.edge().http().get("/api/bookings", "Authorization", token),
                answer -> answer.status() == 200);
    }

    private void everythingElseWorks(Runnable breaking, Runnable mending) {
        Person guest = Person.called("Indra");
        Session client = stack.settle(guest);
        var waits = new Waits(stack);
        Instant start = stack.times().next();
        stack.mongo().awaitQuiet(SOON);

        breaking.run();
        assertThat(stack.edge().login(guest.email(), guest.password()).status()).isEqualTo(503);
        strangersWithUnknownKeysDelayNobody(client);
        Booked booked = book(client, guest, start);
        waits.booking(client, booked, "CONFIRMED");
        bookings.restart();
        prompt(client.get("/api/bookings").expect(200));
        assertThat(stack.inbox().about(guest.email(), start, entry -> true)).isEmpty();
        mending.run();

        waits.mail(guest, start, CalendarEntry::isRequest);
        stack.mongo().awaitQuiet(SOON);
        assertThat(stack.inbox().about(guest.email(), start, entry -> true)).hasSize(1);
        Promise.within(
                SOON,
                "signing in to work",
                () -> stack.edge().login(guest.email(), guest.password()),
                answer -> answer.status() == 200);
    }

    private Booked book(Session client, Person guest, Instant start) {
        String offering = stack.offering(30).id();
        Answer link = client.post("/api/booking-links", Map.of("offeringId", offering));
        prompt(link.expect(201));
        return stack.calendlyPages().book(link.json().path("url").asText(), guest, start);
    }

    /** Each token names another key; meanwhile somebody with a good one is served. */
    private void strangersWithUnknownKeysDelayNobody(Session client) {
        String good = client.authorization();
        List<List<Answer>> answers = AtOnce.run(List.of(
                () -> inTurns(BOGUS, i -> ask("Bearer " + withKey("bogus-" + i, good))),
                () -> inTurns(VALID, i -> ask(good))));

        assertThat(answers.getFirst()).allMatch(answer -> answer.status() == 401);
        assertThat(answers.getLast()).allMatch(answer -> answer.status() == 200);
        answers.forEach(each -> each.forEach(IdentityAwayIT::prompt));
    }

    /** So many requests from a few senders, each of which waits for its answer. */
    private static List<Answer> inTurns(int requests, IntFunction<Answer> request) {
        List<Callable<List<Answer>>> senders = IntStream.range(0, SENDERS)
                .<Callable<List<Answer>>>mapToObj(sender -> () -> IntStream.range(0, requests / SENDERS)
                        .mapToObj(turn -> request.apply(turn * SENDERS + sender))
                        .toList())
                .toList();
        return AtOnce.run(senders).stream().flatMap(List::stream).toList();
    }

    private Answer ask(String authorization) {
        return stack.edge().http().get("/api/bookings", "Authorization", authorization);
    }

    private static String withKey(String keyId, String good) {
        String header = "{\"alg\":\"ES256\",\"kid\":\"" + keyId + "\"}";
        String encoded =
                Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.UTF_8));
        return encoded + good.substring(good.indexOf('.'));
    }

    private static void prompt(Answer answer) {
        assertThat(answer.took()).isLessThan(PROMPT);
    }
}
