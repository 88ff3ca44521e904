package dev.holdfast.bench.webhooks;

import dev.holdfast.bench.load.Shot;
import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.Offering;
import dev.holdfast.e2e.driver.Person;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Makes {@code invitee.created} events as Calendly would send them: each of another invitee, at a time of its own, with a
 * scheduling token that counts, and signed.
 */
final class Events {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    /** Between the beginnings of two appointments: the offering, its buffers, and rounding to five minutes. */
    private static final Duration APART = Duration.ofMinutes(90);

    private final Offering offering;
    private final TokenMint tokens;
    private final String signingKey;
    private final Clock clock;
    private Instant nextStart;

    Events(Offering offering, TokenMint tokens, String signingKey, Clock clock) {
        this.offering = offering;
        this.tokens = tokens;
        this.signingKey = signingKey;
        this.clock = clock;
        this.nextStart = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
    }

    /** So many events that nobody has seen, ready to be sent. */
    List<Shot> make(int number) {
        return IntStream.range(0, number).mapToObj(i -> make()).toList();
    }

    private Shot make() {
        Instant now = clock.instant();
        nextStart = nextStart.plus(APART);
        var invitee = CalendlyInvitee.of(
                offering.calendlyEventType(),
                Person.called("Bench"),
                tokens.issue(now),
                nextStart,
                offering.length(),
                now);
        String body = invitee.created(now);
        String signature = CalendlyWebhooks.signature(body, now, signingKey);
        return Shot.post(
                idOf(invitee),
                CalendlyWebhooks.PATH,
                Map.of(CalendlyWebhooks.SIGNATURE, signature),
                body.getBytes(StandardCharsets.UTF_8));
    }

    /** The id under which the gateway keeps the event. */
    private static String idOf(CalendlyInvitee invitee) {
        String key = "calendly|invitee.created|" + invitee.uri();
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return TEXT.encodeToString(hash);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
