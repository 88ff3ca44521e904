package dev.holdfast.mongosetup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/**
 * A service as MongoDB knows it: its user and its role, both called like the service. It does as it likes in the collections that
 * it owns; in {@code jobs}, which all share, it does what its part in jobs asks for; of everything else it sees nothing.
 */
enum ServiceUser {
    IDENTITY("identity-service", JobsPart.BEARER, "users", "credentials", "sessions", "signing_keys", "login_attempts"),
    BOOKING(
            "booking-service",
            JobsPart.BEARER,
            "offerings",
            "schedules",
            "bookings",
            "booking_notes",
            "series",
            "scheduling_tokens",
            "calendly_invitees",
            "busy_blocks",
            "tasks",
            "effects",
            "calendar_links",
            "practice",
            "payments",
            "ledger",
            "idempotency_keys",
            "audit_log"),
    WEBHOOK("webhook-gateway", JobsPart.BEARER, "webhook_events"),
    PROMOTER("job-promoter", JobsPart.OWNER),
    NOTIFICATION("notification-service", JobsPart.WORKER, "deliveries", "preferences");

    /** What a service does in {@code jobs}. */
    enum JobsPart {
        /** Its relay inserts; it never looks. */
        BEARER("insert"),
        /** Claims and completes, and inserts what follows from a job. */
        WORKER("find", "insert", "update", "createIndex"),
        /** Everything. */
        OWNER(Actions.OWN);

        @SuppressWarnings("ImmutableEnumChecker") // List.of
        private final List<String> actions;

        JobsPart(String... actions) {
            this.actions = List.of(actions);
        }
    }

    static final String DATABASE = "holdfast";
    static final String JOBS = "jobs";

    private final String service;
    private final JobsPart jobs;

    @SuppressWarnings("ImmutableEnumChecker") // List.of
    private final List<String> owned;

    ServiceUser(String service, JobsPart jobs, String... owned) {
        this.service = service;
        this.jobs = jobs;
        this.owned = List.of(owned);
    }

    /** The name of the service, its user and its role. */
    String service() {
        return service;
    }

    /** The collections that this service alone may touch; {@code jobs} belongs to its owner too, though others share it. */
    List<String> owned() {
        return jobs == JobsPart.OWNER
                ? Stream.concat(owned.stream(), Stream.of(JOBS)).toList()
                : owned;
    }

    /** The file of its password in the folder of secrets. */
    String passwordFile() {
        return "mongodb-" + service + "-password";
    }

    /** The privileges of its role as MongoDB's commands take them. */
    List<Document> privileges() {
        List<Document> privileges = new ArrayList<>();
        for (String collection : owned) {
            privileges.add(privilege(collection, List.of(Actions.OWN)));
        }
        privileges.add(privilege(JOBS, jobs.actions));
        return privileges;
    }

    private static Document privilege(String collection, List<String> actions) {
        return new Document("resource", new Document("db", DATABASE).append("collection", collection))
                .append("actions", actions);
    }
}
