package dev.holdfast.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.identity.account.Registration;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.identity.registration.VerificationLinks.Verdict;
import dev.holdfast.kit.service.secret.MasterKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VerificationLinksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.250Z");
    private static final Duration LIFETIME = Duration.ofDays(2);
    private static final User ASHA = user("usr_" + "a".repeat(32), "asha@example.org");

    private record Config(Duration linkLifetime, int mailsPerDay) implements RegistrationConfig {}

    private final VerificationLinks links = links((byte) 1);

    @Test
    void acceptsItsOwnLinksAgainAndAgain() {
        VerificationToken token = tokenOf(links.mint(ASHA, NOW));

        assertThat(links.judge(token, ASHA, NOW)).isEqualTo(Verdict.GOOD);
        assertThat(links.judge(token, ASHA, NOW.plusSeconds(60))).isEqualTo(Verdict.GOOD);
    }

    @Test
    void pointsAtThePageOfTheSuite() {
        assertThat(links.mint(ASHA, NOW).toString()).startsWith("https://practice.example/verify-email?token=usr_");
    }

    @Test
    void letsALinkExpireAfterTwoDays() {
        VerificationToken token = tokenOf(links.mint(ASHA, NOW));

        assertThat(links.judge(token, ASHA, token.issuedAt().plus(LIFETIME))).isEqualTo(Verdict.GOOD);
        assertThat(links.judge(token, ASHA, token.issuedAt().plus(LIFETIME).plusMillis(1)))
                .isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void refusesALinkWhoseTimeWasChanged() {
        VerificationToken token = tokenOf(links.mint(ASHA, NOW));
        var prolonged = new VerificationToken(token.userId(), token.issuedAt().plusSeconds(1), token.proof());

        assertThat(links.judge(prolonged, ASHA, NOW)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void refusesALinkOfAnotherUserOrAnotherAddress() {
        VerificationToken token = tokenOf(links.mint(ASHA, NOW));

        assertThat(links.judge(token, user("usr_" + "b".repeat(32), "asha@example.org"), NOW))
                .isEqualTo(Verdict.FORGED);
        assertThat(links.judge(token, user(ASHA.id(), "other@example.org"), NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void refusesALinkOfAnEarlierRegistration() {
        VerificationToken token = tokenOf(links.mint(ASHA, NOW));
        User again = ASHA.registeredAgain(
                ASHA.name(), ASHA.timeZone(), ASHA.registration().next(NOW));

        assertThat(links.judge(token, again, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(links.judge(tokenOf(links.mint(again, NOW)), again, NOW)).isEqualTo(Verdict.GOOD);
    }

    @Test
    void refusesALinkMadeWithAnotherKey() {
        assertThat(links.judge(tokenOf(links((byte) 2).mint(ASHA, NOW)), ASHA, NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void readsNothingIntoATextThatIsNoToken() {
        assertThat(VerificationToken.parse("")).isEmpty();
        assertThat(VerificationToken.parse("usr_1.2.3")).isEmpty();
        assertThat(VerificationToken.parse(ASHA.id() + ".9999999999999." + "A".repeat(43)))
                .isEmpty();
    }

    private static VerificationToken tokenOf(URI link) {
        return VerificationToken.parse(link.getQuery().substring("token=".length()))
                .orElseThrow();
    }

    private static VerificationLinks links(byte key) {
        var bytes = new byte[32];
        bytes[0] = key;
        var masterKey = new MasterKey(Base64.getEncoder().encodeToString(bytes));
        return new VerificationLinks(masterKey, "https://practice.example/", new Config(LIFETIME, 5));
    }

    private static User user(String id, String email) {
        return new User(
                id,
                EmailAddress.of(email),
                "Asha",
                "Asia/Kolkata",
                Set.of("client"),
                false,
                Registration.first(NOW),
                NOW);
    }
}
