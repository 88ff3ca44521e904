package dev.holdfast.booking.calendly.policy;

import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.brake.Brakes;
import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.intake.Strays;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.practice.Practices;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Gathers afresh what a stray is judged by, and has it judged. */
@ApplicationScoped
class Judgements {

    /** How many links of a chain of reschedules are followed back. */
    private static final int LONGEST = 20;

    private final Strays strays;
    private final Practices practices;
    private final Offerings offerings;
    private final Brakes brakes;
    private final CalendlyClient calendly;

    Judgements(Strays strays, Practices practices, Offerings offerings, Brakes brakes, CalendlyClient calendly) {
        this.strays = strays;
        this.practices = practices;
        this.offerings = offerings;
        this.brakes = brakes;
        this.calendly = calendly;
    }

    Uni<StrayVerdict> judge(Stray stray) {
        return Uni.combine()
                .all()
                .unis(withHistory(stray, LONGEST), circumstances(stray))
                .asTuple()
                .map(known -> StrayRules.judge(known.getItem1(), known.getItem2()));
    }

    private Uni<Circumstances> circumstances(Stray stray) {
        return Uni.combine()
                .all()
                .unis(
                        practices.get(),
                        brakes.connectedAt().map(Optional::ofNullable),
                        offerings.isEventTypeBooked(stray.eventType()))
                .asTuple()
                .map(found -> new Circumstances(
                        found.getItem1().outsidePolicy(),
                        found.getItem2().orElse(null),
                        found.getItem3(),
                        calendly.isConnected()));
    }

    /** A stray that was moved is judged as what it began as. */
    private Uni<Stray> withHistory(Stray stray, int left) {
        String earlier = stray.oldInvitee();
        if (earlier == null || left == 0) {
            return Uni.createFrom().item(stray);
        }
        return strays.find(earlier)
                .chain(found ->
                        found == null ? Uni.createFrom().item(stray) : withHistory(stray.following(found), left - 1));
    }
}
