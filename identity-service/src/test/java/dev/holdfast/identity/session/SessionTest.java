package dev.holdfast.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");
    private static final Duration GRACE = Duration.ofSeconds(60);
    private static final RefreshToken FIRST = token(1);
    private static final RefreshToken SECOND = token(2);
    private static final RefreshToken THIRD = token(3);

    private static final Session FRESH = session(FIRST, null, false);
    private static final Session REFRESHED = session(SECOND, new Session.Previous(TokenHash.of(FIRST), NOW), false);

    @Test
    void advancesWithItsYoungestToken() {
        assertThat(FRESH.step(FIRST, true, NOW, GRACE)).isEqualTo(new Session.Step.Advance());
        assertThat(REFRESHED.step(SECOND, true, NOW, GRACE)).isEqualTo(new Session.Step.Advance());
    }

    @Test
    void repeatsItselfForTheImmediatePredecessorForOneMinute() {
        assertThat(REFRESHED.step(FIRST, true, NOW.plus(GRACE), GRACE)).isEqualTo(new Session.Step.Repeat());
        assertThat(REFRESHED.step(FIRST, true, NOW.plus(GRACE).plusMillis(1), GRACE))
                .isEqualTo(new Session.Step.Reused());
    }

    @Test
    void callsItReusedOnceTheSuccessorWasUsed() {
        Session twice = session(THIRD, new Session.Previous(TokenHash.of(SECOND), NOW), false);

        assertThat(twice.step(SECOND, true, NOW, GRACE)).isEqualTo(new Session.Step.Repeat());
        assertThat(twice.step(FIRST, true, NOW, GRACE)).isEqualTo(new Session.Step.Reused());
    }

    @Test
    void refusesTokensThatItNeverIssued() {
        assertThat(FRESH.step(SECOND, true, NOW, GRACE)).isEqualTo(new Session.Step.Refuse());
        assertThat(FRESH.step(new RefreshToken(FIRST.sessionId(), 1, "x".repeat(43)), false, NOW, GRACE))
                .isEqualTo(new Session.Step.Refuse());
        assertThat(REFRESHED.step(new RefreshToken(FIRST.sessionId(), 1, "x".repeat(43)), false, NOW, GRACE))
                .isEqualTo(new Session.Step.Refuse());
    }

    @Test
    void refusesEverythingWhenRevokedOrExpired() {
        assertThat(session(FIRST, null, true).step(FIRST, true, NOW, GRACE)).isEqualTo(new Session.Step.Refuse());
        assertThat(FRESH.step(FIRST, true, FRESH.expiresAt(), GRACE)).isEqualTo(new Session.Step.Refuse());
    }

    @Test
    void readsBackTheTokensItWrites() {
        assertThat(RefreshToken.parse(THIRD.text())).contains(THIRD);
        assertThat(RefreshToken.parse("")).isEmpty();
        assertThat(RefreshToken.parse(THIRD.text() + "x")).isEmpty();
        assertThat(RefreshToken.parse("ses_1.1." + "s".repeat(43))).isEmpty();
        assertThat(THIRD).hasToString("RefreshToken[…]");
    }

    private static Session session(RefreshToken youngest, Session.@Nullable Previous previous, boolean revoked) {
        return new Session(
                youngest.sessionId(),
                "usr_1",
                youngest.number(),
                TokenHash.of(youngest),
                previous,
                NOW.plus(Duration.ofDays(30)),
                revoked,
                new Session.Opening(NOW, "Firefox on Linux", 0));
    }

    private static RefreshToken token(long number) {
        return new RefreshToken(
                "ses_" + "0".repeat(32), number, Long.toString(number).repeat(43));
    }
}
