package dev.holdfast.booking.booking;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.service.mongo.Documents;
import dev.holdfast.kit.service.mongo.StoreSetup;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The indexes and the validator of {@code bookings}. The unique ones are the rules of this service: no other code decides
 * who was first.
 */
@ApplicationScoped
class BookingSchema implements StoreSetup {

    static final String COLLECTION = "bookings";

    /** Two active bookings of one practitioner never share a five-minute bucket. */
    static final String CLAIMS_INDEX = "practitioner_claims";

    /** A number under a cap is one booking's; see {@link CapSpan}. */
    static final String CAPS_INDEX = "practitioner_caps";

    /** A scheduling token is used up by one booking. */
    static final String TOKEN_INDEX = "scheduling_token";

    /** A Calendly invitee belongs to one booking. */
    private static final String INVITEE_INDEX = "calendly_invitees";

    /** Whose time is taken when; it has all that free times are found by, so that no booking itself is read for them. */
    static final String PRACTITIONER_INDEX = "practitioner_times";

    private static final String NARROWER_INDEX = "practitioner_by_status";

    private static final int NAMESPACE_EXISTS = 48;

    private final Database database;
    private final Documents<Document> bookings;

    BookingSchema(Database database) {
        this.database = database;
        this.bookings = database.documents(COLLECTION, Document.class);
    }

    @Override
    public Uni<Void> prepare() {
        return createCollection()
                .chain(() -> database.command(new Document("collMod", COLLECTION)
                        .append("validator", validator())
                        .append("validationLevel", "strict")
                        .append("validationAction", "error")))
                .chain(() -> unique(CLAIMS_INDEX, Indexes.ascending("practitionerId", "claims"), "claims"))
                .chain(() ->
                        unique(CAPS_INDEX, Indexes.ascending("practitionerId", "offeringId", "capKeys"), "capKeys"))
                .chain(() -> unique(TOKEN_INDEX, Indexes.ascending("jti"), "jti"))
                .chain(() -> unique(INVITEE_INDEX, Indexes.ascending("invitees"), "invitees"))
                .chain(() -> index("client_by_start", Indexes.descending("clientId", "startsAt", "_id")))
                .chain(() -> index(
                        PRACTITIONER_INDEX,
                        Indexes.ascending(
                                "practitionerId",
                                "status",
                                "startsAt",
                                "endsAt",
                                "bufferBefore",
                                "bufferAfter",
                                "offeringId")))
                .chain(() -> bookings.dropIndex(NARROWER_INDEX))
                .chain(() -> index("by_start", Indexes.descending("startsAt", "_id")));
    }

    private Uni<Document> createCollection() {
        return database.command(new Document("create", COLLECTION))
                .onFailure(failure ->
                        failure instanceof com.mongodb.MongoCommandException e && e.getErrorCode() == NAMESPACE_EXISTS)
                .recoverWithItem(new Document());
    }

    private Uni<Void> unique(String name, Bson keys, String presentField) {
        return bookings.ensureIndex(
                keys, new IndexOptions().name(name).unique(true).partialFilterExpression(Filters.exists(presentField)));
    }

    private Uni<Void> index(String name, Bson keys) {
        return bookings.ensureIndex(keys, new IndexOptions().name(name));
    }

    /**
     * Active exactly while there are claims, or others hold them on record; with a number under a cap only while it counts; indexed fields are
     * well-formed or absent.
     */
    private static Document validator() {
        Document active = new Document("status", new Document("$in", BookingStatus.activeNames()));
        Document claiming = new Document(active).append("claims.0", exists(true));
        Document sharing = new Document(active).append("overrides.0", exists(true));
        Document ended = new Document("status", new Document("$nin", BookingStatus.activeNames()))
                .append("claims", exists(false))
                .append("overrides", exists(false))
                .append("sharedWith", exists(false));
        Document counting = new Document("status", new Document("$nin", BookingStatus.droppedNames()));
        Document uncounted = new Document("capKeys", exists(false));
        return new Document(
                "$and",
                List.of(
                        shape(),
                        new Document("$or", List.of(claiming, sharing, ended)),
                        new Document("$or", List.of(counting, uncounted))));
    }

    private static Document exists(boolean expected) {
        return new Document("$exists", expected);
    }

    private static Document shape() {
        Document text = new Document("bsonType", "string").append("minLength", 1);
        Document properties = new Document("practitionerId", text)
                .append("clientId", text)
                .append("status", new Document("enum", BookingStatus.names()))
                .append("startsAt", new Document("bsonType", "date"))
                .append("endsAt", new Document("bsonType", "date"))
                .append("jti", text)
                .append("invitees", nonEmpty(text))
                .append("invitee", text)
                .append("overrides", nonEmpty(text))
                .append("capKeys", nonEmpty(text))
                .append("claims", nonEmpty(new Document("bsonType", "int")));
        return new Document(
                "$jsonSchema",
                new Document("bsonType", "object")
                        .append("required", List.of("practitionerId", "clientId", "status", "startsAt", "endsAt"))
                        .append("properties", properties));
    }

    private static Document nonEmpty(Document items) {
        return new Document("bsonType", "array")
                .append("minItems", 1)
                .append("uniqueItems", true)
                .append("items", items);
    }
}
