package dev.holdfast.booking.calendly.policy;

import static io.restassured.RestAssured.given;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.booking.testing.Practice;
import dev.holdfast.booking.testing.Stored;
import dev.holdfast.kit.service.mongo.Database;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** The practice's connection to Calendly as tests need it: made, with nothing counted, and with the practice's choice. */
final class Connection {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Bson CALENDLY = Filters.eq("provider", "calendly");

    private final Stored stored;

    Connection(Database database) {
        this.stored = new Stored(database);
    }

    void isFresh() {
        stored.awaitConnection();
        change(Updates.combine(Updates.unset("cancelled"), Updates.unset("guided")));
        update(Filters.and(CALENDLY, Filters.exists("stop")), Updates.set("stop.over", true));
    }

    void change(Bson update) {
        update(CALENDLY, update);
    }

    private void update(Bson which, Bson update) {
        stored.in("calendar_links").updateMany(which, update).await().atMost(LIMIT);
    }

    Document link() {
        List<Document> links = stored.list("calendar_links", CALENDLY);
        return links.isEmpty() ? new Document() : links.getFirst();
    }

    /** The practice chooses what happens to strays. */
    void practiceChooses(String outsidePolicy) {
        int version = given().header("Authorization", Practice.ADMIN)
                .get("/api/practice")
                .then()
                .statusCode(200)
                .extract()
                .path("version");
        given().header("Authorization", Practice.ADMIN)
                .contentType("application/json")
                .body(Map.of(
                        "outsidePolicy",
                        outsidePolicy,
                        "conflictRule",
                        "ASK",
                        "staleCalendarPolicy",
                        "REFUSE",
                        "version",
                        version))
                .put("/api/practice")
                .then()
                .statusCode(200);
    }

    /** The practice has chosen nothing, as for all other tests. */
    void practiceForgets() {
        stored.in("practice").delete(Filters.empty()).await().atMost(LIMIT);
    }
}
