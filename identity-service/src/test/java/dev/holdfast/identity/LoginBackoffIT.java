package dev.holdfast.identity;

import static com.mongodb.client.model.Filters.empty;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.RealMongo;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Cookie;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Somebody guesses passwords. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
class LoginBackoffIT {

    private static final String WRONG = "not the password";
    private static final int FREE = 5;
    private static final AtomicInteger SUBNET = new AtomicInteger();

    @Inject
    MutableClock clock;

    private final String attacker = "203.0.113." + SUBNET.incrementAndGet();
    private final String elsewhere = "198.51.100." + SUBNET.incrementAndGet();
    private String email = "";

    @BeforeEach
    void start() {
        Api.start(clock);
        email = Api.newClient();
    }

    @Test
    void slowsDownWhoeverGuessesMoreAndMore() {
        guess(email, attacker, FREE);
        Api.assertProblem(login(email, WRONG, attacker), 401, "bad-credentials");

        Response first = login(email, WRONG, attacker);
        Api.assertProblem(first, 429, "too-many-attempts");
        assertThat(first.header("Retry-After")).isEqualTo("1");
        Api.assertProblem(login(email, Api.PASSWORD, attacker), 429, "too-many-attempts");
        clock.advance(Duration.ofSeconds(1));
        Api.assertProblem(login(email, WRONG, attacker), 401, "bad-credentials");
        assertThat(login(email, WRONG, attacker).header("Retry-After")).isEqualTo("2");
        clock.advance(Duration.ofSeconds(2));
        assertThat(login(email, Api.PASSWORD, attacker).statusCode()).isEqualTo(200);
        Api.assertProblem(login(email, WRONG, attacker), 401, "bad-credentials");
    }

    @Test
    void locksNobodyOutWhoComesFromElsewhereOrFromAKnownDevice() {
        Cookie device = login(email, Api.PASSWORD, attacker).detailedCookie("holdfast_device");
        guess(email, attacker, FREE + 1);
        Api.assertProblem(login(email, Api.PASSWORD, attacker), 429, "too-many-attempts");

        assertThat(login(email, Api.PASSWORD, elsewhere).statusCode()).isEqualTo(200);
        assertThat(login(email, Api.PASSWORD, attacker, device.getValue()).statusCode())
                .isEqualTo(200);

        assertThat(device.isHttpOnly()).isTrue();
        assertThat(device.getSameSite()).isEqualToIgnoringCase("Strict");
        assertThat(device.getPath()).isEqualTo("/api/auth");
        assertThat(device.getMaxAge()).isEqualTo(Duration.ofDays(400).toSeconds());
        Api.assertProblem(login(email, Api.PASSWORD, attacker), 429, "too-many-attempts");
    }

    @Test
    void countsAKnownDeviceByItselfAndAnotherAccountsDeviceNotAtAll() {
        String device = login(email, Api.PASSWORD, elsewhere).cookie("holdfast_device");
        String foreign = login(Api.newClient(), Api.PASSWORD, elsewhere).cookie("holdfast_device");
        assertThat(login(email, Api.PASSWORD, elsewhere, device).cookie("holdfast_device"))
                .isEqualTo(device);

        for (int i = 0; i <= FREE; i++) {
            Api.assertProblem(login(email, WRONG, attacker, device), 401, "bad-credentials");
        }
        Api.assertProblem(login(email, WRONG, elsewhere, device), 429, "too-many-attempts");
        guess(email, attacker, FREE + 1);
        Api.assertProblem(login(email, Api.PASSWORD, attacker, foreign), 429, "too-many-attempts");
        Api.assertProblem(login(email, Api.PASSWORD, attacker, "A".repeat(43)), 429, "too-many-attempts");
        Api.assertProblem(login(email, Api.PASSWORD, attacker, "nonsense"), 429, "too-many-attempts");
    }

    @Test
    void countsUnknownAddressesAlikeAndWritesNoneOfThemDown() {
        String unknown = Api.newEmail();

        guess(unknown, attacker, FREE + 1);

        Api.assertProblem(login(unknown, WRONG, attacker), 429, "too-many-attempts");
        guess("nonsense " + unknown, attacker, FREE + 1);
        Api.assertProblem(login("nonsense " + unknown, WRONG, attacker), 429, "too-many-attempts");
        assertThat(Stored.all("login_attempts", empty()))
                .isNotEmpty()
                .allSatisfy(document -> assertThat(document.toJson()).doesNotContain(unknown, attacker, "@"));
    }

    @Test
    void isNotTrickedByTheWayAnAddressIsWrittenOrByItsLastBits() {
        guess(email.toUpperCase(Locale.ROOT), "2001:db8:1:2::1", FREE + 1);

        Api.assertProblem(login(" " + email, WRONG, "2001:db8:1:2:ffff::9"), 429, "too-many-attempts");
        assertThat(login(email, Api.PASSWORD, "2001:db8:1:3::1").statusCode()).isEqualTo(200);
    }

    @Test
    void forgivesWithTime() {
        guess(email, attacker, FREE + 1);
        clock.advance(Duration.ofHours(5));

        for (int i = 0; i <= FREE; i++) {
            Api.assertProblem(login(email, WRONG, attacker), 401, "bad-credentials");
        }
    }

    private static void guess(String account, String address, int times) {
        IntStream.range(0, times).forEach(i -> login(account, WRONG, address));
    }

    private static Response login(String account, String password, String address) {
        return login(account, password, address, "");
    }

    /** As the edge passes it on. */
    private static Response login(String account, String password, String address, String device) {
        return Api.json(Map.of("email", account, "password", password))
                .header("X-Forwarded-For", address)
                .cookie("holdfast_device", device)
                .post("/api/auth/login");
    }
}
