package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.brake.Brakes;
import dev.holdfast.booking.calendly.brake.Braking;
import dev.holdfast.booking.calendly.brake.Braking.Free;
import dev.holdfast.booking.calendly.brake.Braking.Stopped;
import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Ask;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Cancel;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Finish;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Leave;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Over;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Stop;
import dev.holdfast.kit.job.effect.JobReply;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries out what was decided about a stray. */
@ApplicationScoped
class Verdicts {

    private final StrayWrites writes;
    private final StrayCancellations cancellations;
    private final Endings endings;
    private final Brakes brakes;

    Verdicts(StrayWrites writes, StrayCancellations cancellations, Endings endings, Brakes brakes) {
        this.writes = writes;
        this.cancellations = cancellations;
        this.endings = endings;
        this.brakes = brakes;
    }

    Uni<JobReply> carryOut(Stray stray, StrayVerdict verdict) {
        return switch (verdict) {
            case Over() -> overtaken();
            case Finish() -> endings.finish(stray);
            case Leave(var why) -> writes.keep(stray, "leave").map(open -> reply(open, why));
            case Ask(var why) -> ask(stray, why);
            case Stop(var why) -> brakes.stop(why, stray.key()).chain(() -> ask(stray, why));
            case Cancel cancel -> cancel(stray, cancel);
        };
    }

    private Uni<JobReply> ask(Stray stray, String why) {
        return writes.ask(stray, why).map(open -> reply(open, "asked"));
    }

    /** The time is busy from now on, however long Calendly takes; what is over already uses up no brake. */
    private Uni<JobReply> cancel(Stray stray, Cancel how) {
        return writes.keep(stray, Stray.CANCEL).chain(open -> open ? cancelLeaf(stray, how) : overtaken());
    }

    private Uni<JobReply> cancelLeaf(Stray stray, Cancel how) {
        return cancellations.find(stray).chain(leaf -> cancel(stray, how, leaf));
    }

    private Uni<JobReply> cancel(Stray stray, Cancel how, Leaf found) {
        return switch (found) {
            case Leaf.Over over -> endings.over(stray, over);
            case Leaf.Standing leaf ->
                how.byStaff()
                        ? endings.cancel(stray, leaf)
                        : brakes.cancelling(stray.key()).chain(braking -> braked(stray, leaf, braking));
        };
    }

    private Uni<JobReply> braked(Stray stray, Leaf.Standing leaf, Braking braking) {
        return switch (braking) {
            case Free() -> endings.cancel(stray, leaf);
            case Stopped() -> ask(stray, "cancelling-stopped");
        };
    }

    private static Uni<JobReply> overtaken() {
        return Uni.createFrom().item(Endings.done(Endings.OVERTAKEN));
    }

    private static JobReply reply(boolean open, String word) {
        return Endings.done(open ? word : Endings.OVERTAKEN);
    }
}
