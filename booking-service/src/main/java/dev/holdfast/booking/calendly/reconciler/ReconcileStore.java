package dev.holdfast.booking.calendly.reconciler;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.calendly.api.CalendlyUser;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/** The progress of comparisons, in the documents of {@code calendar_links}. The lease runs by MongoDB's clock. */
@ApplicationScoped
class ReconcileStore {

    private final Documents<ReconcileDocument> links;
    private final ReconcilerConfig config;

    ReconcileStore(Database database, ReconcilerConfig config) {
        this.links = database.documents("calendar_links", ReconcileDocument.class);
        this.config = config;
    }

    /** {@code null} before the connection was first made. */
    Uni<@Nullable ReconcileDocument> find(CalendlyUser user) {
        return links.findById(idOf(user));
    }

    /** The connection that was compared last; {@code null} before any was made. */
    Uni<@Nullable ReconcileDocument> freshest() {
        return links.list(Filters.eq("provider", "calendly"), Sorts.descending("reconciledAt"), 0, 1)
                .map(found -> found.isEmpty() ? null : found.getFirst());
    }

    /** The progress, if the caller may begin a pass now; {@code null} while another replica is at it. */
    Uni<@Nullable ReconcileDocument> lease(CalendlyUser user, String owner, Instant now) {
        Document free = call("$lt", call("$ifNull", "$reconcile.leaseUntil", false), "$$NOW");
        Document fresh = call("$eq", call("$type", "$reconcile.resumeFrom"), "missing");
        Document taken = new Document("reconcile.leaseOwner", owner)
                .append(
                        "reconcile.leaseUntil",
                        call("$add", "$$NOW", config.lease().toMillis()))
                .append("reconcile.startedAt", call("$cond", fresh, now, call("$ifNull", "$reconcile.startedAt", now)));
        return links.updateAndGet(
                Filters.and(Filters.eq(idOf(user)), Filters.expr(free)), List.of(new Document("$set", taken)));
    }

    /** A pass ended well and saw everything. */
    Uni<Void> finish(CalendlyUser user, String owner, Instant startedAt, Instant nextAt) {
        return end(
                user,
                owner,
                nextAt,
                Updates.max("reconciledAt", startedAt),
                Updates.unset("reconcile.resumeFrom"),
                Updates.unset("reconcile.failures"));
    }

    /** A pass ended well before it saw everything. */
    Uni<Void> pause(CalendlyUser user, String owner, Instant resumeFrom, Instant nextAt) {
        return end(
                user,
                owner,
                nextAt,
                Updates.set("reconcile.resumeFrom", resumeFrom),
                Updates.unset("reconcile.failures"));
    }

    /** A pass failed; the next one begins where this one did. */
    Uni<Void> fail(CalendlyUser user, String owner, Instant nextAt) {
        return end(user, owner, nextAt, Updates.inc("reconcile.failures", 1));
    }

    private Uni<Void> end(CalendlyUser user, String owner, Instant nextAt, Bson... changes) {
        List<Bson> all = new ArrayList<>(List.of(changes));
        all.add(Updates.set("reconcile.nextAt", nextAt));
        all.add(Updates.unset("reconcile.leaseOwner"));
        all.add(Updates.unset("reconcile.leaseUntil"));
        return links.update(
                        Filters.and(Filters.eq(idOf(user)), Filters.eq("reconcile.leaseOwner", owner)),
                        Updates.combine(all))
                .replaceWithVoid();
    }

    private static Document call(String operator, Object... operands) {
        return new Document(operator, List.of(operands));
    }

    private static String idOf(CalendlyUser user) {
        return "calendly|" + user.uri();
    }
}
