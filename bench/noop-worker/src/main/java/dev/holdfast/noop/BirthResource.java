package dev.holdfast.noop;

import dev.holdfast.kit.job.outbox.JobNudge;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobStore;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;

/** Has jobs born as notification-service has its reminders born: one insert for all, then their hints. */
@Path("/births")
@PermitAll
class BirthResource {

    private static final String LANE = "noop";

    private final JobStore jobs;
    private final JobNudge nudge;
    private final Clock clock;

    BirthResource(JobStore jobs, JobNudge nudge, Clock clock) {
        this.jobs = jobs;
        this.nudge = nudge;
        this.clock = clock;
    }

    /** Answers once they are stored; the same order again changes nothing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> bear(@NotNull @Valid BirthOrder order) {
        Instant now = clock.instant();
        List<OutboxEntry> born = IntStream.range(0, order.count())
                .mapToObj(number -> entry(order, number, now))
                .toList();
        return jobs.insertMissing(born.stream().map(OutboxEntry::toJob).toList())
                .chain(() -> nudge.nudge(born).onFailure().recoverWithNull());
    }

    private static OutboxEntry entry(BirthOrder order, int number, Instant now) {
        String id = "noop|" + order.run() + "|" + (order.first() + number);
        Instant due = order.dueAt() == null ? now : order.dueAt();
        return new OutboxEntry(
                id,
                NoopHandler.TYPE,
                LANE,
                new JobRef("noop", id, 0),
                due.plus(number * order.apartMicros(), ChronoUnit.MICROS),
                null,
                new Document("v", 1),
                now);
    }
}
