package dev.holdfast.identity;

import static dev.holdfast.kit.test.Waiting.await;

import dev.holdfast.kit.test.MutableClock;
import dev.holdfast.kit.test.ProblemAssert;
import dev.holdfast.kit.test.TestTokens;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    static Response verify(String token, String password) {
        return json(Map.of("token", token, "password", password)).post("/api/auth/verify-email");
    }

    static Response resend(String email) {
        return json(Map.of("email", email)).post("/api/auth/resend-verification");
    }

    static Response forgot(String email) {
        return json(Map.of("email", email)).post("/api/auth/forgot-password");
    }

    static Response reset(String token, String password) {
        return json(Map.of("token", token, "password", password)).post("/api/auth/reset-password");
    }

    /** Waits for a job of a user whose id begins so, and answers the last one. */
    static String awaitJob(String userId, String beginning) {
        return await().until(
                        () -> Stored.jobsOf(userId).stream()
                                .filter(id -> id.startsWith(beginning))
                                .reduce((one, next) -> next),
                        Optional::isPresent)
                .orElseThrow();
    }

    static String tokenIn(Response mailFacts) {
        String link = mailFacts.path("link");
        return link.substring(link.indexOf("token=") + "token=".length());
    }

    /** The token in the newest mail by which somebody who forgot their password chooses another. */
    static String resetToken(String userId) {
        return tokenIn(mailFacts(awaitJob(userId, "reset-password|" + userId)));
    }

    /** An admin makes an account; without a password its owner is invited. */
    static Response invite(String admin, String email, String... roles) {
        return as(admin)
                .body(Map.of("email", email, "name", "Mira Sen", "timeZone", "Asia/Kolkata", "roles", List.of(roles)))
                .post("/api/users");
    }

    /** Somebody new with these roles and our password; answers their id. */
    static String newUser(String admin, String email, String... roles) {
        String id = invite(admin, email, roles).path("id");
        reset(tokenIn(mailFacts(awaitJob(id, "invitation|" + id))), PASSWORD);
        return id;
    }

    static Response refresh(String cookie) {
        return RestAssured.given().cookie("holdfast_refresh", cookie).post("/api/auth/refresh");
    }

    /** Registers and verifies somebody new; answers their address. */
    static String newClient() {
        String email = await().until(Api::registerSomebody, Optional::isPresent).orElseThrow();
        verify(verificationToken(Stored.user(email).getString("_id")));
        return email;
    }

    /** Registers somebody new; a busy machine may answer 503, and then somebody else has to. */
    private static Optional<String> registerSomebody() {
        String email = newEmail();
        return register(email).statusCode() == 202 ? Optional.of(email) : Optional.empty();
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

    /** As a caller does who is told that the service is busy: does it again, for a while. */
    static Response patiently(Supplier<Response> request) {
        return await().until(request::get, answer -> answer.statusCode() != 503);
    }

    /** Does the same several times at once. */
    static <T> List<T> atOnce(int times, Supplier<T> action) {
        return atOnce(Collections.nCopies(times, action));
    }

    /** Does all of this at once. */
    static <T> List<T> atOnce(List<Supplier<T>> actions) {
        try (var threads = Executors.newFixedThreadPool(actions.size())) {
            List<CompletableFuture<T>> started = new ArrayList<>();
            actions.forEach(action -> started.add(CompletableFuture.supplyAsync(action, threads)));
            return started.stream().map(CompletableFuture::join).toList();
        }
    }
}
