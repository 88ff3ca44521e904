package dev.holdfast.booking.calendly.subscription;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.calendly.api.CalendlyUser;
import dev.holdfast.booking.calendly.api.WebhookSubscription;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.DuplicateKeys;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.bson.Document;

/** {@code calendar_links}. Leases run by MongoDB's clock. */
@ApplicationScoped
class CalendarLinkStore {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final Documents<CalendarLinkDocument> links;
    private final Clock clock;

    CalendarLinkStore(Database database, Clock clock) {
        this.links = database.documents("calendar_links", CalendarLinkDocument.class);
        this.clock = clock;
    }

    /** Whether the caller may set this connection up now; at most one may at a time. */
    Uni<Boolean> lease(CalendlyUser user, String owner) {
        return exist(user)
                .chain(() -> links.update(
                        Filters.and(Filters.eq(idOf(user)), Filters.expr(leaseIsOver())), List.of(leaseTo(owner))))
                .map(result -> result.getModifiedCount() == 1);
    }

    private Uni<Void> exist(CalendlyUser user) {
        return links.upsert(
                        Filters.eq(idOf(user)),
                        Updates.combine(
                                Updates.setOnInsert("provider", "calendly"),
                                Updates.setOnInsert("user", user.uri()),
                                Updates.setOnInsert("organization", user.organization())))
                .replaceWithVoid()
                .onFailure(DuplicateKeys::isDuplicateKey)
                .recoverWithNull();
    }

    private static Document leaseIsOver() {
        return new Document("$lt", List.of(new Document("$ifNull", List.of("$leaseUntil", false)), "$$NOW"));
    }

    private static Document leaseTo(String owner) {
        Document until = new Document("$add", List.of("$$NOW", LEASE.toMillis()));
        return new Document("$set", new Document("leaseOwner", owner).append("leaseUntil", until));
    }

    /** Records the living subscription and ends the lease. The first connection's time stays. */
    Uni<Void> connected(CalendlyUser user, String owner, WebhookSubscription subscription) {
        return links.update(
                        Filters.and(Filters.eq(idOf(user)), Filters.eq("leaseOwner", owner)),
                        Updates.combine(
                                Updates.min("connectedAt", clock.instant()),
                                Updates.set("subscription", subscription.uri()),
                                Updates.set("callbackUrl", subscription.callbackUrl()),
                                Updates.set("checkedAt", clock.instant()),
                                Updates.unset("leaseOwner"),
                                Updates.unset("leaseUntil")))
                .replaceWithVoid();
    }

    /** Ends the lease without a word, so that the next try need not wait for it to run out. */
    Uni<Void> release(CalendlyUser user, String owner) {
        return links.update(
                        Filters.and(Filters.eq(idOf(user)), Filters.eq("leaseOwner", owner)),
                        Updates.combine(Updates.unset("leaseOwner"), Updates.unset("leaseUntil")))
                .replaceWithVoid();
    }

    private static String idOf(CalendlyUser user) {
        return "calendly|" + user.uri();
    }
}
