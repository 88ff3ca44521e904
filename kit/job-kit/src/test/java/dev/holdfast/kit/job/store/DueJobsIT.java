package dev.holdfast.kit.job.store;

import static dev.holdfast.kit.job.store.JobFixture.aJob;
import static dev.holdfast.kit.job.store.JobFixture.aLane;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import dev.holdfast.kit.job.store.DueJobs.Span;
import dev.holdfast.kit.service.mongo.Database;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class DueJobsIT {

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private final Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);

    @Inject
    JobStore store;

    @Inject
    DueJobs due;

    @Inject
    Database database;

    private final String lane = aLane();

    @Test
    void readsAWindowFromTheIndexAlone() {
        store(50, now);
        profile(2);
        try {
            DueJob after = page(new Span(null, now), null, 10).getLast();
            page(new Span(now.minusSeconds(30), now.plusSeconds(15)), null, 200);
            page(new Span(null, now), after, 200);
        } finally {
            profile(0);
        }

        assertThat(queries())
                .hasSize(4)
                .allSatisfy(
                        query -> assertThat(query.getInteger("docsExamined")).isZero())
                .anySatisfy(query -> assertThat(query.getInteger("nreturned")).isEqualTo(50));
    }

    @Test
    void pagesThroughEqualDueTimesWithoutLossOrRepetition() {
        List<String> ids = store(1000, now);
        List<String> seen = new ArrayList<>();

        DueJob last = null;
        for (List<DueJob> page = page(new Span(null, now), null, 200); !page.isEmpty(); ) {
            page.forEach(job -> seen.add(job.id()));
            last = page.getLast();
            page = page(new Span(null, now), last, 200);
        }

        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
    }

    @Test
    void leavesOutWhatIsOutsideTheSpanAndOtherLanes() {
        store(1, now.minusSeconds(60));
        List<String> inside = store(2, now);
        store(1, now.plusSeconds(60));
        store.insertMissing(List.of(aJob(aLane(), now, null))).await().atMost(LIMIT);

        assertThat(page(new Span(now.minusSeconds(30), now), null, 10))
                .extracting(DueJob::id)
                .containsExactlyInAnyOrderElementsOf(inside);
    }

    private List<String> store(int count, Instant runAt) {
        List<JobDocument> jobs =
                IntStream.range(0, count).mapToObj(n -> aJob(lane, runAt, null)).toList();
        store.insertMissing(jobs).await().atMost(LIMIT);
        return jobs.stream().map(JobDocument::id).toList();
    }

    private List<DueJob> page(Span span, @Nullable DueJob after, int size) {
        return due.page(lane, span, after, size).await().atMost(LIMIT);
    }

    private void profile(int level) {
        database.command(new Document("profile", level)).await().atMost(LIMIT);
    }

    private List<Document> queries() {
        return database
                .documents("system.profile", Document.class)
                .list(Filters.eq("command.find", "jobs"), new Document("ts", 1), 0, 1000)
                .await()
                .atMost(LIMIT)
                .stream()
                .filter(query -> query.toString().contains(lane))
                .toList();
    }
}
