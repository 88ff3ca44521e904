package dev.holdfast.promoter;

import static dev.holdfast.kit.test.Waiting.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Database;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts jobs into MongoDB as a relay whose nudge was lost would, and looks at what becomes of them. */
@Singleton
public class JobsUnderTest {

    public static final Duration LIMIT = Duration.ofSeconds(30);

    private final JobStore store;
    private final Database database;
    private final String ownerUrl;

    JobsUnderTest(JobStore store, Database database, @ConfigProperty(name = "holdfast.booking-url") String ownerUrl) {
        this.store = store;
        this.database = database;
        this.ownerUrl = ownerUrl;
    }

    /** A job that is due and whose owner answers as the script says. */
    public String dueNow(String type, String... script) {
        return store(type, Instant.now(), script);
    }

    public String store(String type, Instant runAt, String... script) {
        return storeIn("critical", type, runAt, script);
    }

    public String storeIn(String lane, String type, Instant runAt, String... script) {
        String id = "wh|calendly|" + UUID.randomUUID() + "|0";
        var payload = new Document("v", 1).append("script", List.of(script));
        JobDocument job =
                JobDocument.ready(id, type, lane, new JobRef("webhook-event", id, 0), runAt, null, payload, runAt);
        store.insertMissing(List.of(job)).await().atMost(LIMIT);
        return id;
    }

    /** Takes jobs away that nobody needs any more. */
    public void remove(List<String> ids) {
        database.documents("jobs", JobDocument.class)
                .one(jobs -> jobs.deleteMany(Filters.in("_id", ids)))
                .await()
                .atMost(LIMIT);
    }

    public JobDocument get(String id) {
        return Objects.requireNonNull(store.find(id).await().atMost(LIMIT));
    }

    public void awaitState(String id, JobState state) {
        await().atMost(LIMIT).ignoreExceptions().untilAsserted(() -> assertThat(get(id).state())
                .isEqualTo(state));
    }

    /** How often the owner was asked to perform it. */
    public int calls(String id) {
        return Integer.parseInt(given().urlEncodingEnabled(false)
                .get(ownerUrl + "/calls?" + id.replace("|", "%7C"))
                .asString());
    }
}
