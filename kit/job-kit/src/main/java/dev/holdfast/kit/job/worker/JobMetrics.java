package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.Settlement;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/** What workers and reapers count; the names are explained in {@code docs/operations.md}. */
@Singleton
public class JobMetrics {

    private static final String TYPE = "type";
    private static final String LANE = "lane";
    private static final String REASON = "reason";

    private final MeterRegistry registry;

    JobMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Hints taken out of a lane, by where they came from. */
    void popped(DueSource.Source source, String lane) {
        count("holdfast.job.popped", "source", word(source), LANE, lane);
    }

    /** A job taken, and how late it was by MongoDB's clock. */
    void claimed(DueSource.Source source, JobDocument job) {
        count("holdfast.job.claims", "source", word(source), LANE, job.lane());
        Instant at = job.lease() == null ? job.runAt() : job.lease().at();
        Duration late = Duration.between(job.runAt(), at);
        timer("holdfast.job.lateness", LANE, job.lane()).record(late.isNegative() ? Duration.ZERO : late);
    }

    /** A hint that led to no claim. */
    void missed(String lane) {
        count("holdfast.job.claims.missed", LANE, lane);
    }

    /** A claim whose answer was lost, so that its jobs were given back. */
    void claimLost() {
        count("holdfast.job.claims.lost");
    }

    Timer.Sample begin() {
        return Timer.start(registry);
    }

    void claimTook(Timer.Sample began) {
        began.stop(timer("holdfast.job.claim.time"));
    }

    /** The ends of jobs that were written together. */
    void flushed(Timer.Sample began, int jobs) {
        began.stop(timer("holdfast.job.completion.time"));
        registry.summary("holdfast.job.completion.size").record(jobs);
    }

    void handled(JobDocument job, Duration took) {
        timer("holdfast.job.effect.time", TYPE, job.type()).record(took);
    }

    /** An end that was written. */
    void settled(JobDocument job, Settlement settlement) {
        if (settlement.state() == JobState.READY) {
            String reason = settlement.error() == null ? "released" : settlement.error();
            count("holdfast.job.retried", TYPE, job.type(), LANE, job.lane(), REASON, reason);
        } else {
            count("holdfast.job.ended", TYPE, job.type(), LANE, job.lane(), "state", word(settlement.state()));
        }
    }

    /** A write that was refused, because somebody else holds the job by now: two had it at once. */
    void fencedWriteRejected(JobDocument job) {
        count("holdfast.job.fenced.write.rejected", TYPE, job.type(), LANE, job.lane());
    }

    /** A job found with a lease that had run out. */
    void stalled(JobDocument job) {
        count("holdfast.job.stalled", TYPE, job.type(), LANE, job.lane());
    }

    /** Values that are read when somebody asks. */
    void watch(IntSupplier running, LongSupplier leaseMarginMillis) {
        Gauge.builder("holdfast.job.running", running::getAsInt).register(registry);
        Gauge.builder("holdfast.job.lease.margin.ms", leaseMarginMillis::getAsLong)
                .register(registry);
    }

    private void count(String name, String... tags) {
        Counter.builder(name).tags(tags).register(registry).increment();
    }

    private Timer timer(String name, String... tags) {
        return Timer.builder(name).tags(tags).publishPercentileHistogram().register(registry);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
