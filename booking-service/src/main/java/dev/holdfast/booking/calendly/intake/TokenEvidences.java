package dev.holdfast.booking.calendly.intake;

import dev.holdfast.booking.calendly.intake.TokenEvidence.Granted;
import dev.holdfast.booking.calendly.intake.TokenEvidence.Verdict;
import dev.holdfast.booking.calendly.link.SchedulingGrant;
import dev.holdfast.booking.calendly.link.SchedulingTokens;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.kit.service.scheduling.TokenVerdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Gathers what a creation is judged by. Tokens and grants never change, so this may happen before the transaction. */
@ApplicationScoped
class TokenEvidences {

    private static final TokenEvidence NONE = new TokenEvidence(Verdict.ABSENT, null, false);

    private final SchedulingTokens tokens;
    private final Offerings offerings;

    TokenEvidences(SchedulingTokens tokens, Offerings offerings) {
        this.tokens = tokens;
        this.offerings = offerings;
    }

    /** The evidence for an event that webhook-gateway stored; nothing is looked up for one that needs no judging. */
    Uni<TokenEvidence> gather(WebhookEvent stored, InviteeEvent event) {
        Verdict verdict = Verdict.ofWire(stored.tokenVerdict());
        return gather(verdict, verdict == Verdict.GOOD ? stored.jti() : null, event);
    }

    /** The evidence for an invitee whose token nobody has checked yet. */
    Uni<TokenEvidence> gather(@Nullable String token, InviteeEvent event) {
        return switch (tokens.verify(token)) {
            case TokenVerdict.Good good -> gather(Verdict.GOOD, good.jti(), event);
            case TokenVerdict.Bad bad -> gather(Verdict.BAD, null, event);
            case TokenVerdict.UnknownKey unknown -> gather(Verdict.UNKNOWN_KEY, null, event);
            case TokenVerdict.Absent absent -> gather(Verdict.ABSENT, null, event);
        };
    }

    private Uni<TokenEvidence> gather(Verdict verdict, @Nullable String jti, InviteeEvent event) {
        Appointment appointment = event.appointment();
        if (!event.news().isCreation() || appointment == null) {
            return Uni.createFrom().item(NONE);
        }
        return granted(jti).chain(granted -> offerings
                .isEventTypeBooked(appointment.eventType())
                .map(booked -> new TokenEvidence(verdict, granted, booked)));
    }

    private Uni<@Nullable Granted> granted(@Nullable String jti) {
        if (jti == null) {
            return Uni.createFrom().nullItem();
        }
        return tokens.find(jti).onItem().ifNotNull().transformToUni(this::withOffering);
    }

    private Uni<@Nullable Granted> withOffering(SchedulingGrant grant) {
        return offerings.find(grant.offeringId()).map(found -> found == null ? null : new Granted(grant, found));
    }
}
