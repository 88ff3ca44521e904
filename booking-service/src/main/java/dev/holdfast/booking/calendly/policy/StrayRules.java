package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Ask;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Cancel;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Finish;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Leave;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Over;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Stop;
import dev.holdfast.booking.practice.OutsidePolicy;
import java.time.Instant;

/**
 * Decides what becomes of a stray. Pure. What is not ours to judge is left alone, whatever the practice has chosen; what may be a
 * client's mishap, or costs money, is asked about; only what remains is cancelled, and only where the practice wants that.
 */
final class StrayRules {

    private StrayRules() {}

    static StrayVerdict judge(Stray stray, Circumstances around) {
        return switch (stray.stage()) {
            case OVER -> new Over();
            case HALFWAY -> new Finish();
            case OPEN -> judgeOpen(stray, around);
        };
    }

    private static StrayVerdict judgeOpen(Stray stray, Circumstances around) {
        if (stray.marks().byHost()) {
            return new Leave("scheduled-by-host");
        }
        Instant connectedAt = around.connectedAt();
        if (connectedAt != null && stray.createdAt().isBefore(connectedAt)) {
            return new Leave("before-connection");
        }
        if (!around.eventTypeBooked()) {
            return new Leave("unmapped-event-type");
        }
        return stray.marks().paid() ? new Ask("paid") : byRefusal(stray, around);
    }

    private static StrayVerdict byRefusal(Stray stray, Circumstances around) {
        return switch (stray.refusal()) {
            case UNMAPPED_EVENT_TYPE -> new Leave("unmapped-event-type");
            case EXPIRED_TOKEN, RESCHEDULED, DETACHED -> new Ask(stray.refusal().wire());
            case UNKNOWN_KEY -> around.connectedAt() == null ? new Ask("unknown-key") : new Stop("unknown-key");
            case NO_TOKEN, BAD_TOKEN, UNKNOWN_TOKEN, REPLAYED_TOKEN, WRONG_OFFERING, ROOT_ENDED, OTHER_EVENT_TYPE ->
                byChoice(around);
        };
    }

    private static StrayVerdict byChoice(Circumstances around) {
        if (around.policy() == OutsidePolicy.ASK) {
            return new Ask("practice-asks");
        }
        boolean connected = around.canCancel() && around.connectedAt() != null;
        return connected ? new Cancel(false) : new Ask("not-connected");
    }
}
