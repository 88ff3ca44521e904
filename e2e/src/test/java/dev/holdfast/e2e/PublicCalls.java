package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.EdgeClient;
import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Every API and webhook call there is through the edge, each in a form that needs MongoDB and is served while all is well. */
final class PublicCalls {
    private final Map<String, Supplier<Answer>> calls = new LinkedHashMap<>();
    private final Stack stack;
    private final EdgeClient edge;
    private final Session admin;

    PublicCalls(Stack stack) {
        this.stack = stack;
        this.edge = stack.edge();
        this.admin = stack.signInAs("admin");
        Person person = Person.called("Uma");
        edge.register(person).expect(202);
        String verification = stack.inbox().awaitVerificationToken(person.email(), Stack.SOON);
        edge.verifyEmail(verification).expect(204);
        ofIdentity(person, verification);
        ofBookingAndWebhook(edge.signIn(person.email(), person.password()));
    }

    /** The calls by method and path. */
    Map<String, Supplier<Answer>> all() {
        return calls;
    }

    /** Calls to services at paths where nothing is; they need nothing, so only the guard can refuse them. */
    Map<String, Supplier<Answer>> nowhere() {
        return Map.of(
                "GET /api/jobs/none/none", () -> admin.get("/api/jobs/none/none"),
                "GET /api/notifications", () -> admin.get("/api/notifications"));
    }

    private void ofIdentity(Person person, String verification) {
        Session client = edge.signIn(person.email(), person.password());
        Session leaving = edge.signIn(person.email(), person.password());
        String user = client.me().path("id").asText();
        calls.put("POST /api/auth/register", () -> edge.register(Person.called("Vani")));
        calls.put("POST /api/auth/login", () -> edge.login(person.email(), person.password()));
        calls.put("POST /api/auth/refresh", client::refresh);
        calls.put("POST /api/auth/logout", leaving::logout);
        calls.put("POST /api/auth/verify-email", () -> edge.verifyEmail(verification));
        String nobody = Person.called("Zubin").email();
        String forged = "usr_" + "0".repeat(32) + ".1." + "A".repeat(43);
        calls.put(
                "POST /api/auth/resend-verification",
                () -> edge.post("/api/auth/resend-verification", Map.of("email", nobody)));
        calls.put("POST /api/auth/forgot-password", () -> edge.forgotPassword(nobody));
        calls.put("POST /api/auth/reset-password", () -> edge.resetPassword(forged, person.password()));
        calls.put("GET /api/users/me/sessions", () -> client.get("/api/users/me/sessions"));
        calls.put(
                "DELETE /api/users/me/sessions/{id}",
                () -> client.send("DELETE", "/api/users/me/sessions/ses_none", Map.of()));
        calls.put("PATCH /api/users/{id}", () -> admin.send("PATCH", "/api/users/" + user, Map.of("name", "Uma Rao")));
        calls.put("DELETE /api/users/{id}", () -> admin.send("DELETE", "/api/users/usr_none", Map.of()));
        calls.put("POST /api/users/{id}/invitation", () -> admin.post("/api/users/usr_none/invitation", Map.of()));
        calls.put("GET /api/users/me", () -> client.get("/api/users/me"));
        calls.put(
                "PATCH /api/users/me",
                () -> client.send("PATCH", "/api/users/me", Map.of("timeZone", "Europe/Berlin")));
        calls.put("GET /api/users", () -> admin.get("/api/users"));
        calls.put("GET /api/users/{id}", () -> admin.get("/api/users/" + user));
        calls.put("GET /api/users/clients", () -> admin.get("/api/users/clients?query=fa"));
        calls.put("GET /api/users/names", () -> admin.get("/api/users/names?id=" + user));
        calls.put("POST /api/users", () -> admin.post("/api/users", colleague()));
        calls.put("GET /.well-known/jwks.json", () -> edge.get("/.well-known/jwks.json"));
    }

    private void ofBookingAndWebhook(Session client) {
        String offering = stack.offering(30).id();
        CalendlyInvitee invitee = new Invitees(stack).of(client);
        String body = invitee.created(invitee.createdAt());
        stack.calendly().deliver(body).expect(200);
        String booking = new Waits(stack).stored(invitee, "CONFIRMED").getString("_id");
        String event = admin.get("/api/webhook-events?limit=1")
                .json()
                .at("/items/0/id")
                .asText();
        Map<String, Object> another = anotherOffering(offering);
        String self = admin.me().path("id").asText();
        calls.put("GET /api/offerings", () -> edge.get("/api/offerings"));
        calls.put("GET /api/offerings/{id}", () -> edge.get("/api/offerings/" + offering));
        calls.put("POST /api/offerings", () -> admin.post("/api/offerings", another));
        calls.put("PUT /api/offerings/{id}", () -> admin.send("PUT", "/api/offerings/of_none", another));
        calls.put("DELETE /api/offerings/{id}", () -> admin.send("DELETE", "/api/offerings/of_none", Map.of()));
        calls.put("POST /api/booking-links", () -> client.post("/api/booking-links", Map.of("offeringId", offering)));
        calls.put("GET /api/bookings", () -> client.get("/api/bookings"));
        calls.put("GET /api/bookings/{id}", () -> client.get("/api/bookings/" + booking));
        LocalDate day =
                LocalDate.ofInstant(stack.clock().instant(), ZoneOffset.UTC).plusDays(2);
        Map<String, Object> wanted = Map.of("offeringId", offering, "startsAt", day + "T09:00:00Z");
        calls.put("POST /api/bookings", () -> client.post("/api/bookings", wanted));
        calls.put(
                "GET /api/availability",
                () -> edge.get(
                        "/api/availability?timeZone=UTC&offeringId=%s&from=%s&to=%s".formatted(offering, day, day)));
        calls.put(
                "GET /api/availability of a move",
                () -> client.get(
                        "/api/availability?timeZone=UTC&bookingId=%s&from=%s&to=%s".formatted(booking, day, day)));
        calls.put(
                "GET /api/agenda",
                () -> admin.get("/api/agenda?from=%sT00:00:00Z&to=%sT12:00:00Z".formatted(day, day)));
        calls.put("GET /api/schedule", () -> admin.get("/api/schedule?practitionerId=usr_none"));
        calls.put(
                "PUT /api/schedule",
                () -> admin.send(
                        "PUT",
                        "/api/schedule?practitionerId=" + self,
                        Map.of("timeZone", "UTC", "weeklyHours", List.of(), "rev", 7)));
        calls.put("GET /api/tasks", () -> admin.get("/api/tasks"));
        calls.put("GET /api/practice", () -> admin.get("/api/practice"));
        calls.put("GET /api/webhook-events", () -> admin.get("/api/webhook-events"));
        calls.put("GET /api/webhook-events/{id}", () -> admin.get("/api/webhook-events/" + event));
        calls.put("GET /api/jobs", () -> admin.get("/api/jobs"));
        calls.put("GET /api/jobs/{id}", () -> admin.get("/api/jobs/none"));
        calls.put("GET /api/jobs/{id}/explanation", () -> admin.get("/api/jobs/none/explanation"));
        calls.put("POST /api/jobs/{id}/retry", () -> admin.post("/api/jobs/none/retry", Map.of()));
        calls.put("POST /api/jobs/{id}/cancel", () -> admin.post("/api/jobs/none/cancel", Map.of()));
        calls.put(
                "POST /api/webhook-events/{id}/replay",
                () -> admin.post("/api/webhook-events/" + event + "/replay", Map.of()));
        calls.put("POST /webhooks/calendly", () -> stack.calendly().deliver(body));
    }

    private static Map<String, Object> colleague() {
        Person person = Person.called("Wadia");
        return Map.of(
                "email", person.email(),
                "name", person.name(),
                "timeZone", person.timeZone(),
                "roles", List.of("practitioner"),
                "password", person.password());
    }

    private Map<String, Object> anotherOffering(String like) {
        String practitioner = edge.get("/api/offerings/" + like)
                .json()
                .at("/practitionerIds/0")
                .asText();
        return Map.of(
                "name",
                "An offering " + Person.mark(),
                "description",
                "Only made to be refused.",
                "durationMinutes",
                45,
                "price",
                Map.of("amount", 150000, "currency", "INR"),
                "bookingMode",
                "internal",
                "practitionerIds",
                List.of(practitioner),
                "active",
                false);
    }
}
