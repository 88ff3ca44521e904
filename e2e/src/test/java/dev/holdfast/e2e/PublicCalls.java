package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.EdgeClient;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every API and webhook call there is through the edge, and one to each service without any; all are served while all is well. */
final class PublicCalls {
    private final Map<String, Supplier<Answer>> calls = new LinkedHashMap<>();

    PublicCalls(Stack stack) {
        EdgeClient edge = stack.edge();
        Session admin = stack.signInAs("admin");
        Person person = Person.called("Uma");
        Session client = stack.settle(person);
        String offering = stack.offering(30).id();
        CalendlyInvitee invitee = new Invitees(stack).of(client);
        stack.calendly().deliver(invitee.created(invitee.createdAt())).expect(200);
        String booking = new Waits(stack).stored(invitee, "CONFIRMED").getString("_id");
        String event = admin.get("/api/webhook-events?limit=1")
                .json()
                .at("/items/0/id")
                .asText();
        String user = client.me().path("id").asText();
        Map<String, Object> newOffering = offeringBody();

        calls.put("POST /api/auth/register", () -> edge.register(Person.called("Vani")));
        calls.put("POST /api/auth/login", () -> edge.login(person.email(), person.password()));
        calls.put("POST /api/auth/refresh", client::refresh);
        calls.put("POST /api/auth/verify-email", () -> edge.verifyEmail("not-a-token-at-all"));
        calls.put("GET /api/users/me", () -> client.get("/api/users/me"));
        calls.put(
                "PATCH /api/users/me",
                () -> client.send("PATCH", "/api/users/me", Map.of("timeZone", "Europe/Berlin")));
        calls.put("GET /api/users", () -> admin.get("/api/users"));
        calls.put("GET /api/users/{id}", () -> admin.get("/api/users/" + user));
        calls.put("POST /api/users", () -> admin.post("/api/users", staffBody(Person.called("Wadia"))));
        calls.put("GET /.well-known/jwks.json", () -> edge.get("/.well-known/jwks.json"));
        calls.put("GET /api/offerings", () -> edge.get("/api/offerings"));
        calls.put("GET /api/offerings/{id}", () -> edge.get("/api/offerings/" + offering));
        calls.put("POST /api/offerings", () -> admin.post("/api/offerings", newOffering));
        calls.put("PUT /api/offerings/{id}", () -> admin.send("PUT", "/api/offerings/none", newOffering));
        calls.put("POST /api/booking-links", () -> client.post("/api/booking-links", Map.of("offeringId", offering)));
        calls.put("GET /api/bookings", () -> client.get("/api/bookings"));
        calls.put("GET /api/bookings/{id}", () -> client.get("/api/bookings/" + booking));
        calls.put("GET /api/tasks", () -> admin.get("/api/tasks"));
        calls.put("GET /api/webhook-events", () -> admin.get("/api/webhook-events"));
        calls.put("GET /api/webhook-events/{id}", () -> admin.get("/api/webhook-events/" + event));
        calls.put("POST /webhooks/calendly", () -> stack.calendly().deliver(invitee.created(invitee.createdAt())));
        calls.put("GET /api/jobs", () -> admin.get("/api/jobs"));
        calls.put("GET /api/notifications", () -> admin.get("/api/notifications"));
        calls.put("POST /api/auth/logout", () -> edge.post("/api/auth/logout", ""));
    }

    /** The calls by method and path. */
    Map<String, Supplier<Answer>> all() {
        return calls;
    }

    private static Map<String, Object> staffBody(Person person) {
        return Map.of(
                "email", person.email(),
                "name", person.name(),
                "timeZone", person.timeZone(),
                "roles", List.of("practitioner"),
                "password", person.password());
    }

    private static Map<String, Object> offeringBody() {
        return Map.of(
                "name",
                "An offering " + Person.mark(),
                "description",
                "Only made to be refused.",
                "durationMinutes",
                45,
                "price",
                Map.of("amount", 150000, "currency", "INR"),
                "bufferBeforeMinutes",
                0,
                "bufferAfterMinutes",
                0,
                "bookingMode",
                "internal",
                "practitionerIds",
                List.of(),
                "active",
                false);
    }
}
