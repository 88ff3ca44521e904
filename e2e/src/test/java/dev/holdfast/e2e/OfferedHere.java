package dev.holdfast.e2e;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.Session;
import dev.holdfast.e2e.driver.Stack;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Half an hour with an admin, who keeps no hours, booked here for as long as a test lasts. */
record OfferedHere(Session admin, String id) implements AutoCloseable {

    static OfferedHere with(Stack stack) {
        Session admin = stack.signInAs("admin");
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
                List.of(admin.me().path("id").asText()));
        return new OfferedHere(
                admin,
                admin.post("/api/offerings", body).expect(201).json().path("id").asText());
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
