package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Half an hour with somebody who keeps no hours, booked here for as long as a test lasts. */
record OfferedHere(Session admin, String id) implements AutoCloseable {

    /** With the admin. */
    static OfferedHere with(Stack stack) {
        Session admin = stack.signInAs("admin");
        return with(admin, admin.me().path("id").asText());
    }

    static OfferedHere with(Session admin, String practitionerId) {
        return new OfferedHere(
                admin,
                offer(admin, practitionerId).expect(201).json().path("id").asText());
    }

    /** Offers it, if that may be. */
    static Answer offer(Session admin, String practitionerId) {
        Map<String, Object> body = Map.of(
                "name",
                "Half an hour here",
                "durationMinutes",
                30,
                "price",
                Map.of("amount", 0, "currency", "EUR"),
                "bookingMode",
                "internal",
                "practitionerIds",
                List.of(practitionerId));
        return admin.post("/api/offerings", body);
    }

    /** As staff, for somebody. */
    Answer book(String clientId, Instant start) {
        return admin.post(
                "/api/bookings", Map.of("offeringId", id, "startsAt", start.toString(), "clientId", clientId));
    }

    @Override
    public void close() {
        admin.send("DELETE", "/api/offerings/" + id, "").expect(204);
    }
}
