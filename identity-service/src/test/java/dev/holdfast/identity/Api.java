package dev.holdfast.identity;

import static org.awaitility.Awaitility.await;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.ProblemAssert;
import dev.holdfast.kit.test.TestTokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;

/** The service as its callers use it. */
final class Api {

    static final String PASSWORD = "correct horse battery";

    private Api() {}

    /** Puts the clock right and waits until the service accepts its own tokens. */
    static void start(MutableClock clock) {
        clock.set(TestClock.now());
        await().until(() -> RestAssured.get("/q/health/ready").statusCode() == 200);
        await().until(() -> as(admin()).get("/api/users/me").statusCode() == 200);
    }

    static RequestSpecification json(Object body) {
        return RestAssured.given().contentType(ContentType.JSON).body(body);
    }

    static RequestSpecification as(String authorization) {
        return RestAssured.given().header("Authorization", authorization).contentType(ContentType.JSON);
    }

    static RequestSpecification asService() {
        return as(TestTokens.service("identity")).urlEncodingEnabled(true);
    }

    static String newEmail() {
        return "p" + UUID.randomUUID() + "@mail.example.org";
    }

    static Response register(String email) {
        return register(email, PASSWORD);
    }

    static Response register(String email, String password) {
        return register(email, password, "Asha Rao", "Asia/Kolkata");
    }

    static Response register(String email, String password, String name, String timeZone) {
        return json(Map.of("email", email, "password", password, "name", name, "timeZone", timeZone))
                .post("/api/auth/register");
    }

    static Response mailFacts(String jobId) {
        return asService().get("/internal/mail-facts/{jobId}", jobId);
    }

    /** The token in the mail that the first registration led to. */
    static String verificationToken(String userId) {
        return verificationToken(userId, 0);
    }

    static String verificationToken(String userId, int version) {
        String link = mailFacts("verify-email|" + userId + "|" + version).path("link");
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    static Response verify(String token) {
        return json(Map.of("token", token)).post("/api/auth/verify-email");
    }

    /** Registers and verifies somebody new; answers their address. */
    static String newClient() {
        String email = newEmail();
        register(email);
        verify(verificationToken(Stored.user(email).getString("_id")));
        return email;
    }

    static Response login(String email, String password) {
        return json(Map.of("email", email, "password", password)).post("/api/auth/login");
    }

    static String bearer(Response signedIn) {
        return "Bearer " + signedIn.path("accessToken");
    }

    static String client() {
        return bearer(login(newClient(), PASSWORD));
    }

    static String admin() {
        var config = ConfigProvider.getConfig();
        return bearer(login(
                config.getValue("holdfast.admin.email", String.class),
                config.getValue("holdfast.admin.password", String.class)));
    }

    static ProblemAssert assertProblem(Response response, int status, String slug) {
        return ProblemAssert.assertProblem(
                response.statusCode(),
                response.contentType(),
                response.asString(),
                status,
                "urn:problem:identity:" + slug);
    }

    /** Does the same several times at once. */
    static <T> List<T> atOnce(int times, Supplier<T> action) {
        try (var threads = Executors.newFixedThreadPool(times)) {
            List<CompletableFuture<T>> started = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                started.add(CompletableFuture.supplyAsync(action, threads));
            }
            return started.stream().map(CompletableFuture::join).toList();
        }
    }
}
