package dev.holdfast.faults.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.changestream.UpdateDescription;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.BsonDocument;
import org.bson.Document;
import org.junit.jupiter.api.Test;

/** Changes as MongoDB tells them: only what differs, in whole or in part. */
class SeenTest {

    private static final Instant BORN = Instant.parse("2027-03-01T10:00:00Z");
    private static final Instant LATER = BORN.plusSeconds(1);
    private static final String CLAIM = """
            {"state": "RUNNING", "fence": {"$numberLong": "1"},
             "lease": {"owner": "w", "token": "t", "until": {"$date": "2027-03-01T10:00:06Z"}}}""";

    private final Seen born = Seen.born(
            "job-1",
            BORN,
            new Document("state", "READY")
                    .append("fence", 0L)
                    .append("attempts", 0)
                    .append("stalls", 0)
                    .append("runAt", Date.from(BORN)));

    @Test
    void readsAClaimARenewalAndAnEnd() {
        Seen claimed = changed(born, CLAIM);
        Seen renewed = changed(claimed, "{\"lease.until\": {\"$date\": \"2027-03-01T10:00:09Z\"}}");
        Seen done = changed(renewed, "{\"state\": \"DONE\"}", "lease");

        assertThat(claimed.step().fence()).isEqualTo(1);
        assertThat(claimed.step().lease()).isEqualTo(new Step.Lease("w", BORN.plusSeconds(6)));
        assertThat(renewed.step().lease()).isEqualTo(new Step.Lease("w", BORN.plusSeconds(9)));
        assertThat(renewed.step().is("RUNNING")).isTrue();
        assertThat(done.step().lease()).isNull();
        assertThat(done.step().isEnd()).isTrue();
    }

    /** MongoDB does not repeat a word that stays the same; the moment shows that it was said again. */
    @Test
    void readsAnErrorOnlyFromTheWriteThatLeftIt() {
        Seen first = changed(born, "{\"err\": {\"code\": \"busy\", \"at\": {\"$date\": \"2027-03-01T10:00:01Z\"}}}");
        Seen claimed = changed(first, CLAIM);
        Seen again =
                changed(claimed, "{\"state\": \"READY\", \"err.at\": {\"$date\": \"2027-03-01T10:00:02Z\"}}", "lease");

        assertThat(first.step().error()).isEqualTo("busy");
        assertThat(claimed.step().error()).isNull();
        assertThat(again.step().error()).isEqualTo("busy");
    }

    private static Seen changed(Seen before, String fields, String... removed) {
        return before.after(LATER, new UpdateDescription(List.of(removed), BsonDocument.parse(fields)));
    }
}
