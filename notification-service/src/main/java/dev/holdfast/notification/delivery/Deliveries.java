package dev.holdfast.notification.delivery;

import dev.holdfast.kit.job.JobsConfig;
import dev.holdfast.kit.job.loop.Deadline;
import dev.holdfast.kit.job.worker.JobOutcome;
import dev.holdfast.kit.job.worker.JobOutcome.Done;
import dev.holdfast.kit.job.worker.JobOutcome.Reject;
import dev.holdfast.kit.job.worker.JobOutcome.Why;
import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.page.Page;
import dev.holdfast.kit.service.page.PageQuery;
import dev.holdfast.notification.channel.Channel;
import dev.holdfast.notification.channel.DeliveryOutcome;
import dev.holdfast.notification.channel.DeliveryOutcome.Rejected;
import dev.holdfast.notification.channel.DeliveryOutcome.Sent;
import dev.holdfast.notification.channel.DeliveryOutcome.Throttled;
import dev.holdfast.notification.channel.DeliveryOutcome.TryAgain;
import dev.holdfast.notification.channel.DeliveryOutcome.Unreachable;
import dev.holdfast.notification.channel.Message;
import dev.holdfast.notification.channel.Sender;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.bson.Document;
import org.jboss.logging.Logger;

/** Sends each message once as far as SMTP lets anybody promise that, and remembers how it went. */
@Singleton
public class Deliveries {

    private static final Logger LOG = Logger.getLogger(Deliveries.class);

    private static final Duration NOTE_PAUSE = Duration.ofMillis(200);

    /** Left for the outcome's way to the worker. */
    private static final Duration WAY_BACK = Duration.ofMillis(500);

    /** For a server that takes no more from us for now; that is no failure of the message. */
    private static final Duration THROTTLED_PAUSE = Duration.ofMinutes(1);

    private final DeliveryStore store;
    private final Channel channel;
    private final Sender sender;
    private final Duration noteLimit;

    Deliveries(DeliveryStore store, Channel channel, Sender sender, DeliveryConfig config, JobsConfig jobs) {
        requireTimeToSend(config.noteLimit(), jobs.handlerLimit());
        this.noteLimit = config.noteLimit();
        this.store = store;
        this.channel = channel;
        this.sender = sender;
    }

    /** Is it true that this job's message is known to have been taken? Then there is nothing left to do. */
    public Uni<Boolean> isSent(String jobId) {
        return store.isSent(jobId);
    }

    /**
     * Is it true that somebody was, or may have been, told of this document by another job than this one?
     *
     * @param ref the document's id
     */
    public Uni<Boolean> hasTold(String ref, String jobId) {
        return store.hasTold(ref, jobId);
    }

    /**
     * Is it true that another job whose id begins like this, has, or may have, told somebody something?
     *
     * @param jobIds the beginning of ids
     */
    public Uni<Boolean> hasLeft(String jobIds, String jobId) {
        return store.hasLeft(jobIds, jobId);
    }

    /** What was sent, or was to be, the latest first: everybody's for staff, one's own for a client. */
    Uni<Page<DeliveryDocument>> list(Caller caller, DeliveryFilter filter, PageQuery page) {
        return store.list(caller.isStaff() ? filter : filter.of(caller.userId()), page);
    }

    /** Forgets whom deliveries to a user went to and what they were about. */
    public Uni<Void> erase(String userId) {
        return store.erase(userId);
    }

    /**
     * Sends the message, unless it has been sent or a later claim is at it. The marker is the last write before it leaves.
     *
     * @param deadline before which the outcome is known; without time enough nothing is sent
     */
    public Uni<JobOutcome> deliver(Delivery delivery, Message message, Deadline deadline) {
        String messageId = MessageId.of(delivery.jobId(), sender.host());
        if (!timeToSend(deadline).isPositive()) {
            return tooLate();
        }
        return store.start(delivery, messageId)
                .chain(mayLeave -> mayLeave ? send(delivery, messageId, message, deadline) : notNow(delivery));
    }

    static void requireTimeToSend(Duration noteLimit, Duration handlerLimit) {
        if (noteLimit.plus(WAY_BACK).compareTo(handlerLimit) >= 0) {
            throw new IllegalArgumentException(
                    "holdfast.deliveries.note-limit must leave time to send within holdfast.jobs.handler-limit");
        }
    }

    private Duration timeToSend(Deadline deadline) {
        return deadline.left().minus(noteLimit).minus(WAY_BACK);
    }

    private static Uni<JobOutcome> tooLate() {
        return Uni.createFrom().item(JobOutcome.notNow("too-late"));
    }

    private Uni<JobOutcome> send(Delivery delivery, String messageId, Message message, Deadline deadline) {
        Duration time = timeToSend(deadline);
        if (!time.isPositive()) {
            return tooLate();
        }
        return channel.send(messageId, message, time)
                .invoke(outcome -> LOG.infof(
                        "mail: outcome=%s jobId=%s kind=%s", word(outcome), delivery.jobId(), delivery.kind()))
                .call(outcome -> note(delivery, outcome))
                .map(outcome -> settled(outcome, messageId));
    }

    private Uni<JobOutcome> notNow(Delivery delivery) {
        return store.isSent(delivery.jobId())
                .map(sent -> sent ? JobOutcome.done() : JobOutcome.notNow("started-by-a-later-claim"));
    }

    private Uni<Void> note(Delivery delivery, DeliveryOutcome outcome) {
        Uni<Void> noted =
                switch (outcome) {
                    case Sent sent -> store.sent(delivery);
                    case TryAgain(var reason) -> store.notSent(delivery, Trouble.TEMPORARY, reason);
                    case Throttled(var reason) -> store.notSent(delivery, Trouble.THROTTLED, reason);
                    case Unreachable(var reason) -> store.notSent(delivery, Trouble.TEMPORARY, reason);
                    case Rejected(var reason) -> store.notSent(delivery, Trouble.PERMANENT, reason);
                };
        return noted.onFailure()
                .retry()
                .withBackOff(NOTE_PAUSE)
                .indefinitely()
                .ifNoItem()
                .after(noteLimit)
                .recoverWithItem(() -> null);
    }

    private static JobOutcome settled(DeliveryOutcome outcome, String messageId) {
        return switch (outcome) {
            case Sent sent -> new Done(new Document("messageId", messageId));
            case TryAgain(var reason) -> JobOutcome.retry(reason);
            case Throttled(var reason) -> new JobOutcome.Retry(reason, THROTTLED_PAUSE, Why.NOT_NOW);
            case Unreachable(var reason) -> JobOutcome.unavailable(reason);
            case Rejected(var reason) -> new Reject(reason);
        };
    }

    private static String word(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Sent sent -> "sent";
            case TryAgain(var reason) -> reason;
            case Throttled(var reason) -> reason;
            case Unreachable(var reason) -> reason;
            case Rejected(var reason) -> reason;
        };
    }
}
