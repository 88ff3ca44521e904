package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.intake.Strays;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The job {@code calendly-outside}: decides, on the facts of now, what happens to an invitee that is attached to nobody, and does it. */
@ApplicationScoped
class OutsideHandler implements OwnedJobHandler {

    private final Strays strays;
    private final Judgements judgements;
    private final Verdicts verdicts;
    private final StrayTroubles troubles;

    OutsideHandler(Strays strays, Judgements judgements, Verdicts verdicts, StrayTroubles troubles) {
        this.strays = strays;
        this.judgements = judgements;
        this.verdicts = verdicts;
        this.troubles = troubles;
    }

    @Override
    public String type() {
        return "calendly-outside";
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        if (!(request.payload().get("invitee") instanceof String invitee)) {
            return Uni.createFrom().item(JobReply.reject("no-invitee"));
        }
        return strays.find(invitee)
                .chain(stray ->
                        stray == null ? Uni.createFrom().item(Endings.done("not-a-stray")) : settle(request, stray));
    }

    private Uni<JobReply> settle(JobRequest request, Stray stray) {
        return judgements
                .judge(stray)
                .chain(verdict -> verdicts.carryOut(stray, verdict))
                .onFailure()
                .recoverWithUni(failure -> troubles.after(request, stray, failure));
    }
}
