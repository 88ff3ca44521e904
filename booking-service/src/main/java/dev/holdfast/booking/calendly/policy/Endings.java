package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.api.CancelOutcome;
import dev.holdfast.booking.calendly.guide.Guides;
import dev.holdfast.booking.calendly.intake.NeighbourFailure;
import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.kit.job.effect.JobReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Cancels a stray at Calendly and writes down how that ended; the invitee of one that we cancelled is guided. */
@ApplicationScoped
class Endings {

    /** Events were faster. */
    static final String OVERTAKEN = "overtaken";

    private final StrayCancellations cancellations;
    private final StrayWrites writes;
    private final Guides guides;

    Endings(StrayCancellations cancellations, StrayWrites writes, Guides guides) {
        this.cancellations = cancellations;
        this.writes = writes;
        this.guides = guides;
    }

    /** Cancels what stands. Running it again after a stop anywhere in it comes to the same. */
    Uni<JobReply> cancel(Stray stray, Leaf.Standing leaf) {
        return cancellations.cancel(leaf).chain(outcome -> settle(stray, outcome));
    }

    private Uni<JobReply> settle(Stray stray, CancelOutcome outcome) {
        return switch (outcome) {
            case CANCELED -> guided(stray);
            case ALREADY_CANCELED, IN_THE_PAST, GONE -> ended(stray, word(outcome));
            case NOT_ALLOWED -> Uni.createFrom().failure(NeighbourFailure.refusal("calendly", word(outcome)));
        };
    }

    /** Brings to an end what an earlier run of ours may have begun; cancels nothing. */
    Uni<JobReply> finish(Stray stray) {
        return cancellations.find(stray).chain(leaf -> switch (leaf) {
            case Leaf.Over over -> over(stray, over);
            case Leaf.Standing standing -> Uni.createFrom().item(done(OVERTAKEN));
        });
    }

    /** Writes down that the stray is cancelled already. */
    Uni<JobReply> over(Stray stray, Leaf.Over leaf) {
        return leaf.byUs() ? guided(stray) : ended(stray, "over");
    }

    private Uni<JobReply> guided(Stray stray) {
        return guides.of(stray)
                .chain(jobs -> writes.end(stray, "canceled", jobs))
                .replaceWith(done("canceled"));
    }

    private Uni<JobReply> ended(Stray stray, String how) {
        return writes.end(stray, how, List.of()).replaceWith(done(how));
    }

    static JobReply done(String how) {
        return JobReply.done(Map.of("stray", how));
    }

    private static String word(CancelOutcome outcome) {
        return outcome.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
