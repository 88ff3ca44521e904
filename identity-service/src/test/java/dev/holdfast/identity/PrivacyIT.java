package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.Header;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Who is a client here is private: known and unknown addresses get the same answers at the same times. Samples of both kinds take turns,
 * so that a busy machine slows both, and their ranks are compared, so that a few slow ones mean nothing. The same comparison has to find
 * a difference that is there.
 */
@QuarkusTest
@TestProfile(AsInProduction.class)
@QuarkusTestResource(RealMongo.class)
class PrivacyIT {

    private static final int SAMPLES = 20;

    /** Standard deviations; by chance it is exceeded once in fifteen thousand times. The most extreme that there can be is 5.4. */
    private static final double SUSPICIOUS = 4;

    @Inject
    MutableClock clock;

    @BeforeEach
    void start() {
        Api.start(clock);
    }

    @Test
    void registersAllAlike() {
        List<String> clients = clients();
        compare(i -> Api.register(clients.get(i % clients.size())), i -> Api.register(Api.newEmail()));
    }

    @Test
    void refusesAllSignInsAlike() {
        List<String> clients = clients();
        compare(i -> login(clients.get(i % clients.size()), i), i -> login(Api.newEmail(), i));
    }

    @Test
    void refusesAllSignInsAlikeThatAreTooMany() {
        String client = Api.newClient();
        String unknown = Api.newEmail();
        IntStream.range(0, 6).forEach(i -> Stream.of(client, unknown).forEach(email -> login(email, 0)));

        compare(i -> login(client, 0), i -> login(unknown, 0));
    }

    @Test
    void forgetsAllPasswordsAlike() {
        List<String> clients = clients();
        compare(i -> Api.forgot(clients.get(i % clients.size())), i -> Api.forgot(Api.newEmail()));
    }

    @Test
    void sendsAllMailsAgainAlike() {
        List<String> waiting = Stream.generate(Api::newEmail).limit(SAMPLES / 4).toList();
        waiting.forEach(Api::register);
        compare(i -> Api.resend(waiting.get(i % waiting.size())), i -> Api.resend(Api.newEmail()));
    }

    @Test
    void refusesAllForgedLinksAlike() {
        String known = Stored.user(Api.newClient()).getString("_id");
        compare(i -> reset(known), i -> reset("usr_" + "%032x".formatted(i)));
    }

    @Test
    void wouldFindADifference() {
        IntFunction<Response> unknown = i -> Api.forgot(Api.newEmail());
        var first = new Samples();
        for (int i = 0; i < SAMPLES; i++) {
            first.time(unknown, i);
        }
        long late = Math.max(TimeUnit.MILLISECONDS.toNanos(20), 3 * first.spread());
        var plain = new Samples();
        var slower = new Samples();
        for (int i = 0; i < SAMPLES; i++) {
            plain.time(unknown, i);
            slower.time(after(late, unknown), i);
        }

        assertThat(Math.abs(deviation(plain, slower))).isGreaterThan(SUSPICIOUS);
    }

    private static IntFunction<Response> after(long nanos, IntFunction<Response> request) {
        return i -> {
            long until = System.nanoTime() + nanos;
            while (System.nanoTime() < until) {
                LockSupport.parkNanos(until - System.nanoTime());
            }
            return request.apply(i);
        };
    }

    private static void compare(IntFunction<Response> known, IntFunction<Response> unknown) {
        var warmUp = new Samples();
        warmUp.time(known, 0);
        warmUp.time(unknown, 0);
        var ofKnown = new Samples();
        var ofUnknown = new Samples();
        for (int i = 0; i < SAMPLES; i++) {
            boolean knownFirst = i % 2 == 0;
            Response one = knownFirst ? ofKnown.time(known, i) : ofUnknown.time(unknown, i);
            Response other = knownFirst ? ofUnknown.time(unknown, i) : ofKnown.time(known, i);
            assertThat(seen(one)).isEqualTo(seen(other));
        }
        assertThat(Math.abs(deviation(ofKnown, ofUnknown)))
                .as("known: %s%nunknown: %s", ofKnown, ofUnknown)
                .isLessThan(SUSPICIOUS);
    }

    /** How far the ranks of the one kind are from what chance gives (Mann and Whitney's U), in standard deviations. */
    private static double deviation(Samples one, Samples other) {
        double wins = 0;
        for (long mine : one.nanos) {
            for (long theirs : other.nanos) {
                wins += mine > theirs ? 1 : mine == theirs ? 0.5 : 0;
            }
        }
        double pairs = (double) one.nanos.size() * other.nanos.size();
        double total = one.nanos.size() + other.nanos.size();
        return (wins - pairs / 2) / Math.sqrt(pairs * (total + 1) / 12);
    }

    /** All that is seen of an answer but the time of day and the name of its trace. */
    private static Map<String, String> seen(Response answer) {
        Map<String, String> seen = new TreeMap<>();
        for (Header header : answer.headers()) {
            String name = header.getName().toLowerCase(Locale.ROOT);
            seen.put(name, name.equals("date") ? "" : header.getValue());
        }
        seen.put("status", Integer.toString(answer.statusCode()));
        seen.put("body", answer.asString().replaceAll("\"traceId\":\"[0-9a-f]+\"", ""));
        return seen;
    }

    private static List<String> clients() {
        return Api.atOnce(SAMPLES / 4, Api::newClient);
    }

    private static Response login(String email, int from) {
        return Api.json(Map.of("email", email, "password", "not the password"))
                .header("X-Forwarded-For", "192.0.2." + (from + 1))
                .post("/api/auth/login");
    }

    private static Response reset(String userId) {
        return Api.reset(userId + ".1." + "A".repeat(43), Api.PASSWORD);
    }

    private static final class Samples {

        private final List<Long> nanos = new ArrayList<>();

        Response time(IntFunction<Response> request, int i) {
            long began = System.nanoTime();
            Response answer = request.apply(i);
            nanos.add(System.nanoTime() - began);
            return answer;
        }

        /** From the first to the third quartile. */
        long spread() {
            List<Long> sorted = nanos.stream().sorted().toList();
            return sorted.get(sorted.size() * 3 / 4) - sorted.get(sorted.size() / 4);
        }

        @Override
        public String toString() {
            return nanos.stream()
                            .sorted()
                            .map(time -> "%.1f".formatted(time / 1e6))
                            .toList()
                    + " ms";
        }
    }
}
