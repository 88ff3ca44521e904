package dev.holdfast.booking.testing;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.kit.service.scheduling.SchedulingTokenKeys;
import dev.holdfast.kit.service.scheduling.TokenVerdict;
import dev.holdfast.kit.test.ProblemAssert;
import dev.holdfast.kit.test.TestTokens;
import dev.holdfast.kit.test.Waiting;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** What people, Calendly and the neighbours do to this service, over HTTP. */
public final class Practice {

    public static final String ADMIN = TestTokens.user("us_admin", "admin");
    public static final String PRACTITIONER = TestTokens.user("us_mira", "practitioner");

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();

    private Practice() {}

    /** An event type that no other test uses. */
    public static String newEventType() {
        return "https://api.calendly.test/event_types/" + UUID.randomUUID();
    }

    /** A client nobody else is. */
    public static String newClient() {
        return "us_" + UUID.randomUUID().toString().replace("-", "");
    }

    public static String as(String clientId) {
        return TestTokens.user(clientId, "client");
    }

    /** The body of an offering that can be booked through this event type with a practitioner of its own. */
    public static ObjectNode offeringBody(String eventType) {
        ObjectNode body = JSON.createObjectNode()
                .put("name", "Consultation")
                .put("description", "Half an hour")
                .put("durationMinutes", 30)
                .put("bufferBeforeMinutes", 0)
                .put("bufferAfterMinutes", 10)
                .put("bookingMode", "calendly")
                .put("calendlyEventType", eventType)
                .put("calendlySchedulingUrl", "https://calendly.test/mira/consultation")
                .put("active", true);
        body.set("price", JSON.createObjectNode().put("amount", 250_000).put("currency", "INR"));
        body.set("practitionerIds", JSON.createArrayNode().add("us_" + UUID.randomUUID()));
        return body;
    }

    /** Creates an offering and answers its id. */
    public static String offering(String eventType) {
        return offering(offeringBody(eventType));
    }

    public static String offering(ObjectNode body) {
        return given().header("Authorization", ADMIN)
                .contentType(ContentType.JSON)
                .body(body.toString())
                .post("/api/offerings")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** Stores the first working hours of a practitioner, the same on every day, such as {@code "09:00", "17:00"}. */
    public static void workEveryDay(String practitionerId, String zone, String from, String to) {
        workEveryDay(practitionerId, zone, from, to, 0);
    }

    /** The same instead of those with this {@code rev}. */
    public static void workEveryDay(String practitionerId, String zone, String from, String to, int rev) {
        ObjectNode body = JSON.createObjectNode().put("timeZone", zone).put("rev", rev);
        var days = body.putArray("weeklyHours");
        for (DayOfWeek day : DayOfWeek.values()) {
            var ranges = days.addObject().put("day", day.name()).putArray("ranges");
            ranges.addObject().put("from", from).put("to", to);
        }
        given().header("Authorization", ADMIN)
                .contentType(ContentType.JSON)
                .body(body.toString())
                .put("/api/schedule?practitionerId=" + practitionerId)
                .then()
                .statusCode(200);
    }

    public static Response requestLink(String clientId, String offeringId) {
        return given().header("Authorization", as(clientId))
                .contentType(ContentType.JSON)
                .body(Map.of("offeringId", offeringId))
                .post("/api/booking-links");
    }

    /** A fresh scheduling token, as it travels in a booking link. */
    public static String token(String clientId, String offeringId) {
        String url = requestLink(clientId, offeringId)
                .then()
                .statusCode(201)
                .extract()
                .path("url");
        return url.replaceFirst(".*utm_content=", "");
    }

    /** Puts an event where webhook-gateway would have stored it, and answers its id. */
    public static String store(String body, @Nullable String token) {
        String id = UUID.randomUUID().toString();
        ObjectNode view = JSON.createObjectNode()
                .put("id", id)
                .put("provider", "calendly")
                .put("receivedAt", Instant.now().toString())
                .put("body", body);
        String keys = ConfigProvider.getConfig().getValue("holdfast.scheduling-token-keys", String.class);
        switch (new SchedulingTokenKeys(keys).verify(token)) {
            case TokenVerdict.Good(var jti, var expiresAt, var keyId) ->
                view.put("tokenVerdict", "good").put("jti", jti).put("tokenExpiresAt", expiresAt.toString());
            case TokenVerdict.Bad() -> view.put("tokenVerdict", "bad");
            case TokenVerdict.UnknownKey(var keyId) -> view.put("tokenVerdict", "unknown-key");
            case TokenVerdict.Absent() -> view.put("tokenVerdict", "absent");
        }
        Peers.events().put(id, view.toString());
        return id;
    }

    /** Runs the job of a stored event as the promoter does. */
    public static Response runJob(String eventId) {
        return runJob(eventId, 1);
    }

    public static Response runJob(String eventId, int fence) {
        return given().header("Authorization", TestTokens.service("booking"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "jobId",
                        "wh|calendly|" + eventId + "|0",
                        "type",
                        "calendly-event",
                        "rev",
                        0,
                        "fence",
                        fence,
                        "attempt",
                        fence,
                        "deadlineMs",
                        20_000,
                        "payload",
                        Map.of("v", 1, "eventId", eventId)))
                .post("/internal/jobs");
    }

    /** Stores an event and runs its job; answers what was made of it. */
    public static String take(String body, @Nullable String token) {
        return runJob(store(body, token)).then().statusCode(200).extract().path("result.took");
    }

    /** Takes a creation and runs the job that decides what happens to a stray; answers what was made of it. */
    public static String stray(CalendlyEventFixture invitee) {
        take(invitee.created(), invitee.token());
        return runOutside(invitee).then().statusCode(200).extract().path("result.stray");
    }

    public static Response runOutside(CalendlyEventFixture invitee) {
        return runOutside(invitee, 1);
    }

    public static Response runOutside(CalendlyEventFixture invitee, int fence) {
        String job = "calendly-outside|" + keyOf(invitee.uri());
        return runJob(job, "calendly-outside", fence, Map.of("v", 1, "invitee", invitee.uri()));
    }

    /** Runs any job of ours as the promoter does. */
    public static Response runJob(String id, String type, int fence, Map<String, Object> payload) {
        return given().header("Authorization", TestTokens.service("booking"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "jobId", id,
                        "type", type,
                        "rev", 1,
                        "fence", fence,
                        "attempt", fence,
                        "deadlineMs", 20_000,
                        "payload", payload))
                .post("/internal/jobs");
    }

    /** A URI as the short word that stands in ids. */
    public static String keyOf(String uri) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(uri.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, 22);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs a job of ours that was born in a document, as the promoter does. */
    public static Response runJob(Document job, int fence) {
        return given().header("Authorization", TestTokens.service("booking"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "jobId",
                        job.getString("id"),
                        "type",
                        job.getString("type"),
                        "rev",
                        job.get("ref", Document.class).get("rev"),
                        "fence",
                        fence,
                        "attempt",
                        fence,
                        "deadlineMs",
                        20_000,
                        "payload",
                        job.get("payload", Document.class)))
                .post("/internal/jobs");
    }

    public static Response cancel(String caller, String bookingId, Map<String, ?> body) {
        return change(caller, bookingId, "cancel", body, Map.of());
    }

    public static Response reschedule(String caller, String bookingId, Object startsAt) {
        return change(caller, bookingId, "reschedule", Map.of("startsAt", startsAt.toString()), Map.of());
    }

    /** Changes a booking by hand. */
    public static Response change(
            String caller, String bookingId, String how, Map<String, ?> body, Map<String, String> headers) {
        return given().header("Authorization", caller)
                .headers(headers)
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/bookings/{id}/" + how, bookingId);
    }

    /** Moves a booking over whatever is there, or has it accepted where it is. */
    public static Response moveOver(String bookingId, Instant startsAt, String key) {
        return change(
                PRACTITIONER,
                bookingId,
                "reschedule",
                Map.of("startsAt", startsAt.toString(), "override", true),
                Map.of("Idempotency-Key", key));
    }

    /** Books for somebody over whatever is there. */
    public static Response over(String offeringId, Instant start, String key) {
        return given().header("Authorization", PRACTITIONER)
                .header("Idempotency-Key", key)
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "offeringId",
                        offeringId,
                        "startsAt",
                        start.toString(),
                        "clientId",
                        "us_somebody",
                        "override",
                        true))
                .post("/api/bookings");
    }

    /** What staff read of a booking's changes, the latest first. */
    public static List<Map<String, Object>> history(String bookingId) {
        return given().header("Authorization", ADMIN)
                .get("/api/bookings/{id}/history?limit=100", bookingId)
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    public static List<Map<String, Object>> bookingsOf(String clientId) {
        return given().header("Authorization", as(clientId))
                .get("/api/bookings?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
    }

    /** The one task about a thing, or {@code null}. */
    public static @Nullable Map<String, Object> taskAbout(String refId) {
        List<Map<String, Object>> tasks = given().header("Authorization", PRACTITIONER)
                .get("/api/tasks?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return tasks.stream().filter(task -> refersTo(task, refId)).findFirst().orElse(null);
    }

    private static boolean refersTo(Map<String, Object> task, String refId) {
        return task.get("ref") instanceof Map<?, ?> ref && refId.equals(ref.get("id"));
    }

    /** A field of an answer that is there, as text. */
    public static String field(Map<String, Object> item, String name) {
        return Objects.requireNonNull(item.get(name), name).toString();
    }

    /** Checks that an answer is this problem of ours. */
    public static ProblemAssert assertProblem(Response response, int status, String slug) {
        return ProblemAssert.assertProblem(
                response.statusCode(),
                response.contentType(),
                response.asString(),
                status,
                "urn:problem:booking:" + slug);
    }

    /** The answer to whoever is told to come back, as where many transactions collide, and does until it is a certain one. */
    public static Response certain(Callable<Response> request) {
        return Waiting.await().atMost(LIMIT).until(request, Practice::isCertain);
    }

    private static boolean isCertain(Response answer) {
        return answer.statusCode() != 503 && !answer.asString().contains(":request-in-progress");
    }

    /** Does the same thing many times at once. */
    public static <T> List<T> atOnce(int times, Callable<T> work) {
        return atOnce(IntStream.range(0, times).mapToObj(i -> work).toList());
    }

    public static <T> List<T> atOnce(List<Callable<T>> work) {
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> started = executor.invokeAll(work);
            return started.stream().map(Practice::result).toList();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
