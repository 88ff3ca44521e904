package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.intake.Strays;
import dev.holdfast.kit.job.effect.JobReply;
import dev.holdfast.kit.job.effect.JobRequest;
import dev.holdfast.kit.job.effect.OwnedJobHandler;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The job {@code stray-cancel}: cancels at Calendly what one of the staff said is to be cancelled. No brake: a person has looked. */
@ApplicationScoped
class StrayCancelHandler implements OwnedJobHandler {

    private final Strays strays;
    private final Verdicts verdicts;
    private final StrayTroubles troubles;

    StrayCancelHandler(Strays strays, Verdicts verdicts, StrayTroubles troubles) {
        this.strays = strays;
        this.verdicts = verdicts;
        this.troubles = troubles;
    }

    @Override
    public String type() {
        return OutsideChoices.CANCEL;
    }

    @Override
    public Uni<JobReply> run(JobRequest request) {
        if (!(request.payload().get("invitee") instanceof String invitee)) {
            return Uni.createFrom().item(JobReply.reject("no-invitee"));
        }
        return strays.find(invitee)
                .chain(stray -> stray == null
                        ? Uni.createFrom().item(Endings.done(Endings.OVERTAKEN))
                        : settle(request, stray));
    }

    private Uni<JobReply> settle(JobRequest request, Stray stray) {
        return verdicts.carryOut(stray, decided(stray))
                .onFailure()
                .recoverWithUni(failure -> troubles.after(request, stray, failure));
    }

    private static StrayVerdict decided(Stray stray) {
        return switch (stray.stage()) {
            case OVER -> new StrayVerdict.Over();
            case HALFWAY -> new StrayVerdict.Finish();
            case OPEN -> new StrayVerdict.Cancel(true);
        };
    }
}
