package dev.holdfast.identity.link;

import static dev.holdfast.identity.link.LinkPurpose.VERIFY_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.identity.account.Access;
import dev.holdfast.identity.account.Registration;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.link.Links.Verdict;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.service.secret.MasterKey;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T08:00:00.250Z");
    private static final Duration LIFETIME = Duration.ofDays(2);
    private static final User ASHA = user("usr_" + "a".repeat(32), "asha@example.org");

    private record Config(Duration verifyEmail, Duration resetPassword, Duration invitation) implements LinkConfig {}

    private final Links links = links((byte) 1);

    @Test
    void acceptsItsOwnLinksAgainAndAgain() {
        LinkToken token = tokenOf(links.mint(VERIFY_EMAIL, ASHA, NOW));

        assertThat(links.judge(VERIFY_EMAIL, token, ASHA, NOW)).isEqualTo(Verdict.GOOD);
        assertThat(links.judge(VERIFY_EMAIL, token, ASHA, NOW.plusSeconds(60))).isEqualTo(Verdict.GOOD);
    }

    @Test
    void pointsAtThePageOfTheSuite() {
        assertThat(links.mint(VERIFY_EMAIL, ASHA, NOW).toString())
                .startsWith("https://practice.example/verify-email?token=usr_");
    }

    @Test
    void letsALinkExpireAfterTwoDays() {
        LinkToken token = tokenOf(links.mint(VERIFY_EMAIL, ASHA, NOW));

        assertThat(links.judge(VERIFY_EMAIL, token, ASHA, token.issuedAt().plus(LIFETIME)))
                .isEqualTo(Verdict.GOOD);
        assertThat(links.judge(
                        VERIFY_EMAIL,
                        token,
                        ASHA,
                        token.issuedAt().plus(LIFETIME).plusMillis(1)))
                .isEqualTo(Verdict.EXPIRED);
    }

    @Test
    void refusesALinkWhoseTimeWasChanged() {
        LinkToken token = tokenOf(links.mint(VERIFY_EMAIL, ASHA, NOW));
        var prolonged = new LinkToken(token.userId(), token.issuedAt().plusSeconds(1), token.proof());

        assertThat(links.judge(VERIFY_EMAIL, prolonged, ASHA, NOW)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void refusesALinkOfAnotherUserOrAnotherAddress() {
        LinkToken token = tokenOf(links.mint(VERIFY_EMAIL, ASHA, NOW));

        assertThat(links.judge(VERIFY_EMAIL, token, user("usr_" + "b".repeat(32), "asha@example.org"), NOW))
                .isEqualTo(Verdict.FORGED);
        assertThat(links.judge(VERIFY_EMAIL, token, user(ASHA.id(), "other@example.org"), NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void refusesALinkOfAnEarlierRegistration() {
        LinkToken token = tokenOf(links.mint(VERIFY_EMAIL, ASHA, NOW));
        User again = ASHA.registeredAgain(
                ASHA.name(), ASHA.timeZone(), ASHA.registration().next(NOW));

        assertThat(links.judge(VERIFY_EMAIL, token, again, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(links.judge(VERIFY_EMAIL, tokenOf(links.mint(VERIFY_EMAIL, again, NOW)), again, NOW))
                .isEqualTo(Verdict.GOOD);
    }

    @Test
    void refusesALinkForAnythingButItsPurpose() {
        LinkToken reset = tokenOf(links.mint(LinkPurpose.RESET_PASSWORD, ASHA, NOW));

        assertThat(links.judge(LinkPurpose.RESET_PASSWORD, reset, ASHA, NOW)).isEqualTo(Verdict.GOOD);
        assertThat(links.judge(VERIFY_EMAIL, reset, ASHA, NOW)).isEqualTo(Verdict.FORGED);
        assertThat(links.judge(LinkPurpose.INVITATION, reset, ASHA, NOW)).isEqualTo(Verdict.FORGED);
    }

    @Test
    void refusesALinkToAPasswordThatWasReplacedAndOfAnAccountThatIsClosed() {
        LinkToken reset = tokenOf(links.mint(LinkPurpose.RESET_PASSWORD, ASHA, NOW));

        assertThat(links.judge(LinkPurpose.RESET_PASSWORD, reset, with(new Access(1, false, null, null)), NOW))
                .isEqualTo(Verdict.FORGED);
        assertThat(links.judge(LinkPurpose.RESET_PASSWORD, reset, with(new Access(0, false, NOW, null)), NOW))
                .isEqualTo(Verdict.FORGED);
    }

    private static User with(Access access) {
        return new User(
                ASHA.id(),
                ASHA.email(),
                ASHA.name(),
                ASHA.timeZone(),
                ASHA.roles(),
                false,
                ASHA.registration(),
                access,
                NOW);
    }

    @Test
    void refusesALinkMadeWithAnotherKey() {
        assertThat(links.judge(VERIFY_EMAIL, tokenOf(links((byte) 2).mint(VERIFY_EMAIL, ASHA, NOW)), ASHA, NOW))
                .isEqualTo(Verdict.FORGED);
    }

    @Test
    void readsNothingIntoATextThatIsNoToken() {
        assertThat(LinkToken.parse("")).isEmpty();
        assertThat(LinkToken.parse("usr_1.2.3")).isEmpty();
        assertThat(LinkToken.parse(ASHA.id() + ".9999999999999." + "A".repeat(43)))
                .isEmpty();
    }

    private static LinkToken tokenOf(URI link) {
        return LinkToken.parse(link.getQuery().substring("token=".length())).orElseThrow();
    }

    private static Links links(byte key) {
        var bytes = new byte[32];
        bytes[0] = key;
        var masterKey = new MasterKey(Base64.getEncoder().encodeToString(bytes));
        return new Links(
                masterKey, "https://practice.example/", new Config(LIFETIME, Duration.ofHours(1), Duration.ofDays(7)));
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
