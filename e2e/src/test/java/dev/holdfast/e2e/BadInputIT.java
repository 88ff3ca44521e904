package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.EdgeClient;
import dev.holdfast.e2e.driver.Http;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@OnRunningStack
@Order(60)
class BadInputIT {
    private static final int HUGE = 300 * 1024;
    private static final Duration LOGGED_WITHIN = Duration.ofSeconds(5);

    private final Stack stack;
    private final EdgeClient edge;
    private final StackLogs logs;

    BadInputIT(Stack stack, StackLogs logs) {
        this.stack = stack;
        this.edge = stack.edge();
        this.logs = logs;
    }

    @TestFactory
    Stream<DynamicTest> unreadableBodies() {
        Session client = stack.settle(Person.called("Dolly"));
        Session admin = stack.signInAs("admin");
        String email = "/api/auth/login";
        return Stream.of(
                refuses("no JSON", 400, "identity:malformed-body", () -> edge.post(email, "{\"email\":")),
                refuses("text after the JSON", 400, "identity:malformed-body", () -> edge.post(email, "{} {}")),
                refuses("a list", 400, "identity:malformed-body", () -> edge.post(email, "[1,2]")),
                refuses(
                        "an object as text",
                        400,
                        "identity:malformed-body",
                        () -> edge.post(email, Map.of("email", Map.of("$ne", ""), "password", "something-long"))),
                refuses(
                        "a number as text",
                        400,
                        "identity:malformed-body",
                        () -> edge.post(email, Map.of("email", 5, "password", "something-long"))),
                refuses(
                        "a list as an id",
                        400,
                        "booking:malformed-body",
                        () -> client.post("/api/booking-links", Map.of("offeringId", List.of("a")))),
                refuses(
                        "text as a number",
                        400,
                        "booking:malformed-body",
                        () -> admin.post("/api/offerings", Map.of("durationMinutes", "thirty"))),
                refuses("nothing", 422, "identity:invalid-request", () -> edge.post("/api/auth/register", "")),
                refuses("null", 422, "identity:invalid-request", () -> edge.post("/api/auth/register", "null")),
                refuses(
                        "bytes that are no text",
                        400,
                        "identity:malformed-body",
                        () -> posted(
                                email, BodyPublishers.ofByteArray(new byte[] {'{', (byte) 0xff, (byte) 0xfe, '}'}))),
                refuses("a form", 415, "identity:unsupported-media-type", () -> edge.http()
                        .send("POST", email, BodyPublishers.ofString("email=a"), "Content-Type", "text/plain")));
    }

    @TestFactory
    Stream<DynamicTest> largeBodies() {
        String huge = "{\"email\":\"" + "x".repeat(HUGE) + "\"}";
        byte[] bytes = huge.getBytes(StandardCharsets.UTF_8);
        Person person = Person.called("Emil");
        return Stream.of(
                tooLarge("announced", () -> edge.post("/api/auth/login", huge)),
                tooLarge("chunked", () -> posted("/api/auth/login", chunked(bytes))),
                tooLarge("announced webhook", () -> stack.calendly().deliver(huge)),
                tooLarge("chunked webhook", () -> edge.http()
                        .send("POST", CalendlyWebhooks.PATH, chunked(bytes), CalendlyWebhooks.SIGNATURE, "t=1,v1=00")),
                DynamicTest.dynamicTest("small and chunked is served", () -> {
                    String body = "{\"email\":\"" + person.email() + "\",\"password\":\"" + person.password() + "\"}";
                    Answer answer = posted("/api/auth/login", chunked(body.getBytes(StandardCharsets.UTF_8)));
                    assertThat(answer.slug()).isEqualTo("bad-credentials");
                }));
    }

    @TestFactory
    Stream<DynamicTest> impossibleValues() {
        Session client = stack.settle(Person.called("Fanny"));
        return Stream.of(
                refuses(
                        "unknown time zone",
                        422,
                        "identity:invalid-request",
                        () -> register("timeZone", "Mars/Olympus")),
                refuses("nonsense time zone", 422, "identity:invalid-request", () -> register("timeZone", "+99:99")),
                refuses("no address", 422, "identity:invalid-request", () -> register("email", "nobody")),
                refuses("short password", 422, "identity:invalid-request", () -> register("password", "short")),
                refuses("empty name", 422, "identity:invalid-request", () -> register("name", " ")),
                refuses(
                        "changed to an impossible zone",
                        422,
                        "identity:invalid-request",
                        () -> client.send("PATCH", "/api/users/me", Map.of("timeZone", "Mars/Olympus"))),
                refuses("page=-1", 422, "booking:invalid-request", () -> client.get("/api/bookings?page=-1")),
                refuses("page=0", 422, "booking:invalid-request", () -> edge.get("/api/offerings?page=0")),
                refuses("page=x", 422, "booking:invalid-request", () -> edge.get("/api/offerings?page=x")),
                refuses("limit=101", 422, "booking:invalid-request", () -> edge.get("/api/offerings?limit=101")),
                refuses(
                        "a huge page",
                        422,
                        "booking:invalid-request",
                        () -> edge.get("/api/offerings?page=99999999999999999999")),
                refuses("page=-1 of users", 422, "identity:invalid-request", () -> stack.signInAs("admin")
                        .get("/api/users?page=-1")),
                refuses("page=-1 of events", 422, "webhook:invalid-request", () -> stack.signInAs("admin")
                        .get("/api/webhook-events?page=-1")));
    }

    @Test
    void namesTheFieldThatIsWrong() {
        Answer answer = register("timeZone", "Mars/Olympus");

        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("#/timeZone");
        assertThat(answer.json().at("/errors/0/detail").asText()).isNotBlank();
        assertThat(answer.body()).doesNotContain("Mars");
    }

    @Test
    void namesTheValueOfTheWrongType() {
        Answer answer = stack.signInAs("admin").post("/api/offerings", Map.of("durationMinutes", "thirty"));

        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo("#/durationMinutes");
        assertThat(answer.json().at("/errors/0/detail").asText()).startsWith("must be a whole number");
        assertThat(answer.body()).doesNotContain("thirty");
    }

    /** By identity's word; while it is silent, as a busy machine may make it, ids are believed. */
    @Test
    void staffDoNotBookForNobody() {
        Session gone = stack.settle(Person.called("Zubin"));
        String closed = gone.me().path("id").asText();
        stack.signInAs("admin").send("DELETE", "/api/users/" + closed, Map.of()).expect(204);
        try (OfferedHere offered = OfferedHere.with(stack)) {
            for (String nobody : List.of("usr_0193", closed)) {
                Answer refused = Promise.within(
                        Stack.SOON,
                        "nobody is booked for",
                        () -> offered.book(nobody, stack.times().next()),
                        answer -> answer.status() == 422);

                assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("#/clientId");
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> idsThatAreNotThereOrNotYours() {
        Session client = stack.settle(Person.called("Gauri"));
        Session other = stack.settle(Person.called("Hari"));
        Session admin = stack.signInAs("admin");
        CalendlyInvitee invitee = new Invitees(stack).of(other);
        stack.calendly().deliver(invitee.created(invitee.createdAt())).expect(200);
        String theirs = new Waits(stack).stored(invitee, "CONFIRMED").getString("_id");
        Stream<DynamicTest> plain = Stream.of(
                refuses("somebody else's booking", 404, "booking:", () -> client.get("/api/bookings/" + theirs)),
                refuses("unknown booking", 404, "booking:", () -> client.get("/api/bookings/bk_0193")),
                refuses("unknown offering", 404, "booking:", () -> edge.get("/api/offerings/of_0193")),
                refuses(
                        "link for an unknown offering",
                        404,
                        "booking:",
                        () -> client.post("/api/booking-links", Map.of("offeringId", "of_0193"))),
                refuses("unknown user", 404, "identity:", () -> admin.get("/api/users/usr_0193")),
                refuses("unknown event", 404, "webhook:", () -> admin.get("/api/webhook-events/abc")),
                refuses("unknown provider", 404, "webhook:", () -> edge.post("/webhooks/acme", "{}")),
                refuses("unknown path", 404, "booking:", () -> client.get("/api/nothing")),
                refuses("wrong method", 405, "booking:", () -> client.send("DELETE", "/api/tasks", "")));
        Stream<DynamicTest> odd = Stream.of(
                        "%24ne",
                        "%7B%22%24gt%22%3A%22%22%7D", "'", "%C3%A9%F0%9F%98%80", "*", "a".repeat(1000), "%E2%80%AE")
                .map(id -> refuses(
                        "odd id " + id.substring(0, Math.min(id.length(), 20)),
                        404,
                        "booking:",
                        () -> client.get("/api/bookings/" + id)));
        return Stream.concat(plain, odd);
    }

    @TestFactory
    Stream<DynamicTest> tokensThatDoNotCount() {
        Session client = stack.settle(Person.called("Ira"));
        String good = client.authorization();
        String[] parts = good.substring("Bearer ".length()).split("\\.", -1);
        return Stream.concat(
                Tokens.wrongOnes(
                                parts,
                                stack.status().secrets().internalKey(),
                                stack.clock().instant())
                        .entrySet()
                        .stream()
                        .flatMap(token -> Stream.of(
                                refuses(
                                        token.getKey() + " (booking)",
                                        401,
                                        "booking:",
                                        () -> asking("/api/bookings", token.getValue())),
                                refuses(
                                        token.getKey() + " (identity)",
                                        401,
                                        "identity:",
                                        () -> asking("/api/users/me", token.getValue())))),
                Stream.of(
                        refuses("no token", 401, "booking:", () -> edge.get("/api/bookings")),
                        refuses("another scheme", 401, "booking:", () -> asking("/api/bookings", "Basic YTpi")),
                        refuses("a client's for staff", 403, "booking:", () -> client.get("/api/tasks")),
                        refuses("a client's for admins", 403, "webhook:", () -> client.get("/api/webhook-events")),
                        refuses("a strange cookie", 401, "identity:", () -> client.refreshWith("abc")),
                        refuses("a strange link", 401, "identity:", () -> edge.verifyEmail("never-issued-by-us"))));
    }

    @TestFactory
    Stream<DynamicTest> signaturesThatAreMissingOrDoubled() {
        CalendlyInvitee invitee = new Invitees(stack)
                .withToken(null, stack.times().next(), stack.clock().instant());
        Instant now = stack.clock().instant();
        String body = invitee.created(now);
        String right = stack.calendly().signature(body, now);
        Http http = edge.http();
        String name = CalendlyWebhooks.SIGNATURE;
        return Stream.of(
                refuses("no signature", 401, "webhook:", () -> http.post(CalendlyWebhooks.PATH, body)),
                refuses("empty signature", 401, "webhook:", () -> http.post(CalendlyWebhooks.PATH, body, name, "")),
                refuses(
                        "the right one twice",
                        401,
                        "webhook:",
                        () -> http.post(CalendlyWebhooks.PATH, body, name, right, name, right)),
                refuses(
                        "a wrong one, then the right one",
                        401,
                        "webhook:",
                        () -> http.post(CalendlyWebhooks.PATH, body, name, "t=1,v1=00", name, right)));
    }

    @Test
    void signedButUnreadableBodiesAreStoredAndAnswered200() {
        Session admin = stack.signInAs("admin");
        long before = unreadable(admin);
        for (String body :
                List.of("this is no JSON " + Person.mark(), "[]", "{\"event\":5,\"x\":\"" + Person.mark() + "\"}")) {
            stack.calendly().deliver(body).expect(200);
            stack.calendly().deliver(body).expect(200);
        }
        assertThat(unreadable(admin) - before).as("each once").isEqualTo(3);
    }

    private static long unreadable(Session admin) {
        return admin.all("/api/webhook-events").stream()
                .filter(event -> "UNREADABLE".equals(event.path("state").asText()))
                .count();
    }

    @TestFactory
    Stream<DynamicTest> pathsWithTwoReadings() {
        return Stream.of(
                        "/api/offerings;v=1",
                        "/api/offerings%3bv=1",
                        "/api%2fofferings",
                        "/api/offerings/..%2f..%2finternal/jobs",
                        "/api/offerings/%5c..%5cinternal",
                        "/internal;/api/offerings",
                        "/api/../internal/poke",
                        "/api/%2e%2e/q/metrics")
                .map(path -> refuses(path, 400, "edge:", () -> edge.get(path)));
    }

    @TestFactory
    Stream<DynamicTest> doorsThatTheEdgeDoesNotHave() {
        return Stream.of("/internal/poke", "/internal/users/usr_1", "/q/metrics", "/q/health/ready", "/q/openapi")
                .map(path -> refuses(path, 404, "edge:", () -> edge.get(path)));
    }

    @Test
    void afterAllThatAVisitorIsServed() {
        Session client = stack.settle(Person.called("Jasmin"));

        assertThat(client.all("/api/bookings")).isEmpty();
    }

    private DynamicTest tooLarge(String name, Supplier<Answer> call) {
        return refuses(name, 413, "", call);
    }

    /** A call that ends in a problem of this status and type (or its beginning), and leaves one line in the logs. */
    private DynamicTest refuses(String name, int status, String type, Supplier<Answer> call) {
        return DynamicTest.dynamicTest(name, () -> {
            Answer answer = call.get();
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.isProblem()).as(answer.body()).isTrue();
            assertThat(answer.json().path("type").asText()).startsWith("urn:problem:" + type);
            String traceId = answer.json().path("traceId").asText();
            assertThat(traceId).hasSizeGreaterThanOrEqualTo(16);
            Promise.within(
                    LOGGED_WITHIN, "one line in the logs", () -> logs.linesWith(traceId), found -> !found.isEmpty());
            assertThat(logs.linesWith(traceId)).hasSize(1);
        });
    }

    private Answer register(String field, Object value) {
        Person person = Person.called("Kiran");
        Map<String, Object> body = new HashMap<>(Map.of(
                "email", person.email(),
                "password", person.password(),
                "name", person.name(),
                "timeZone", person.timeZone()));
        body.put(field, value);
        return edge.post("/api/auth/register", body);
    }

    private Answer asking(String path, String authorization) {
        return edge.http().get(path, "Authorization", authorization);
    }

    private Answer posted(String path, BodyPublisher body) {
        return edge.http().send("POST", path, body, "Content-Type", "application/json");
    }

    private static BodyPublisher chunked(byte[] bytes) {
        byte[] copy = Arrays.copyOf(bytes, bytes.length);
        return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(copy));
    }
}
