package dev.holdfast.notification.agenda;

import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import org.jboss.logging.Logger;

/** The clock that strikes for agenda mails; what it misses it makes up for the next time. */
class AgendaSchedule {

    private static final Logger LOG = Logger.getLogger(AgendaSchedule.class);

    private final AgendaJobs jobs;
    private final Clock clock;

    AgendaSchedule(AgendaJobs jobs, Clock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    @Scheduled(
            every = "{holdfast.agenda.every:10m}",
            delayed = "{holdfast.agenda.delayed:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> run() {
        return jobs.make(clock.instant())
                .onFailure()
                .invoke(failure -> LOG.infof(
                        "no agenda mails are planned now (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }
}
