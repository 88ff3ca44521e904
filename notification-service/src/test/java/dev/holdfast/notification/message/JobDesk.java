package dev.holdfast.notification.message;

import static dev.holdfast.kit.test.Waiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import dev.holdfast.kit.job.outbox.JobNudge;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.service.mongo.Database;
import jakarta.inject.Singleton;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;

/** Puts jobs into MongoDB, has them run as a promoter would, and looks at what becomes of them and of their mails. */
@Singleton
public class JobDesk {

    private final JobStore jobs;
    private final JobNudge nudge;
    private final Database database;

    JobDesk(JobStore jobs, JobNudge nudge, Database database) {
        this.jobs = jobs;
        this.nudge = nudge;
        this.database = database;
    }

    public void insert(OutboxEntry job) {
        jobs.insertMissing(List.of(job.toJob())).await().indefinitely();
    }

    /** What a promoter does, as often as it likes. Only a hint: one that fails is a hint that was lost. */
    public void hint(OutboxEntry job) {
        nudge.nudge(List.of(job)).onFailure().recoverWithNull().await().indefinitely();
    }

    /** Hints until the job is in this state. */
    public void ends(OutboxEntry job, String state) {
        await().untilAsserted(() -> {
            hint(job);
            assertThat(stored(job)).containsEntry("state", state);
        });
    }

    /** Hints until this is the last thing that went wrong with the job. */
    public void errs(OutboxEntry job, String code) {
        await().untilAsserted(() -> {
            hint(job);
            assertThat(stored(job).get("err", Document.class)).containsEntry("code", code);
        });
    }

    /** What the reaper does with a job whose worker died. */
    public void again(OutboxEntry job) {
        change("jobs", job, Updates.combine(Updates.set("state", "READY"), Updates.unset("doneAt")));
    }

    /** Changes what a collection keeps of the job. */
    public void change(String collection, OutboxEntry job, Bson update) {
        database.documents(collection, Document.class)
                .update(Filters.eq("_id", job.id()), update)
                .await()
                .indefinitely();
    }

    /** The job as it is now. */
    public Document stored(OutboxEntry job) {
        return read("jobs", job);
    }

    /** What is kept of the job's mail. */
    public Document delivery(OutboxEntry job) {
        return read("deliveries", job);
    }

    private Document read(String collection, OutboxEntry job) {
        return database.documents(collection, Document.class)
                .findById(job.id())
                .await()
                .indefinitely();
    }
}
