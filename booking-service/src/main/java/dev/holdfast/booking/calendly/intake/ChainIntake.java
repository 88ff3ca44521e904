package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.calendly.api.CalendlyConfig;
import dev.holdfast.booking.calendly.intake.CalendlyLookup.Found;
import dev.holdfast.booking.calendly.intake.IntakeDecision.Park;
import dev.holdfast.booking.task.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/**
 * Takes an event in, and whatever it waits for first. An invitee that came out of one we never heard of is parked; that one is fetched
 * from Calendly and goes through the same gate, and so on until one is known, which settles all that waited. An invitee that Calendly
 * does not have any more leaves a task for staff; one that cannot be asked for leaves one after a while, and is asked for again.
 */
@ApplicationScoped
class ChainIntake {

    /** How many links are followed for one event; nobody moves an appointment so often. */
    private static final int LONGEST = 20;

    private final Intake intake;
    private final CalendlyLookup lookup;
    private final TokenEvidences evidences;
    private final Tasks tasks;
    private final CalendlyConfig config;
    private final Clock clock;

    ChainIntake(
            Intake intake,
            CalendlyLookup lookup,
            TokenEvidences evidences,
            Tasks tasks,
            CalendlyConfig config,
            Clock clock) {
        this.intake = intake;
        this.lookup = lookup;
        this.evidences = evidences;
        this.tasks = tasks;
        this.config = config;
        this.clock = clock;
    }

    /** Repeating it is harmless, also half-way; fails with {@link NeighbourFailure} while Calendly does not answer well. */
    Uni<IntakeOutcome> take(InviteeEvent event, TokenEvidence evidence) {
        return intake.take(event, evidence)
                .chain(outcome -> outcome.parked() == null
                        ? Uni.createFrom().item(outcome)
                        : resolve(outcome.parked(), outcome.parked(), LONGEST));
    }

    private Uni<IntakeOutcome> resolve(Park leaf, Park link, int left) {
        return lookup.invitee(link.awaited())
                .onFailure(NeighbourFailure.class)
                .call(() -> tellIfLate(leaf))
                .chain(found -> found == null || left == 0 ? lost(leaf) : take(leaf, found, left));
    }

    private Uni<IntakeOutcome> take(Park leaf, Found found, int left) {
        return evidences
                .gather(found.token(), found.event())
                .chain(evidence -> intake.take(found.event(), evidence))
                .chain(outcome -> outcome.parked() == null
                        ? Uni.createFrom().item(outcome)
                        : resolve(leaf, outcome.parked(), left - 1));
    }

    private Uni<IntakeOutcome> lost(Park leaf) {
        return tell(leaf).replaceWith(IntakeOutcome.parked(leaf));
    }

    private Uni<@Nullable Void> tellIfLate(Park leaf) {
        boolean late =
                leaf.invitee().firstSeenAt().plus(config.parkedPatience()).isBefore(clock.instant());
        return late ? tell(leaf) : Uni.createFrom().voidItem();
    }

    private Uni<Void> tell(Park leaf) {
        return tasks.raise(IntakeTasks.turnedAway(leaf.invitee(), Refusal.RESCHEDULED));
    }
}
