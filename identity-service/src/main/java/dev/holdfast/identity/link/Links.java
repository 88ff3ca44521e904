package dev.holdfast.identity.link;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.holdfast.identity.account.User;
import dev.holdfast.kit.service.secret.MasterKey;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Mints and judges links. Whether a good one was used already is for its version to tell. */
@ApplicationScoped
public class Links {

    /** What a token is worth. */
    public enum Verdict {
        GOOD,
        /** Issued here, but too long ago. */
        EXPIRED,
        /** Not issued here, or not for this purpose, the address and the version that the user has now. */
        FORGED
    }

    private final MasterKey masterKey;
    private final String publicUrl;
    private final LinkConfig config;

    Links(MasterKey masterKey, @ConfigProperty(name = "holdfast.public-url") String publicUrl, LinkConfig config) {
        this.masterKey = masterKey;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.config = config;
    }

    public URI mint(LinkPurpose purpose, User user, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        var token = new LinkToken(user.id(), issuedAt, proof(purpose, user, issuedAt));
        return URI.create(publicUrl + purpose.page() + "?token=" + token.text());
    }

    public Verdict judge(LinkPurpose purpose, LinkToken token, User user, Instant now) {
        if (user.access().isClosed() || !isSame(token.proof(), proof(purpose, user, token.issuedAt()))) {
            return Verdict.FORGED;
        }
        return now.isAfter(token.issuedAt().plus(lifetime(purpose))) ? Verdict.EXPIRED : Verdict.GOOD;
    }

    private Duration lifetime(LinkPurpose purpose) {
        return switch (purpose) {
            case VERIFY_EMAIL -> config.verifyEmail();
            case RESET_PASSWORD -> config.resetPassword();
            case INVITATION -> config.invitation();
        };
    }

    private String proof(LinkPurpose purpose, User user, Instant issuedAt) {
        String second = Long.toString(issuedAt.getEpochSecond());
        String version = Long.toString(purpose.versionOf(user));
        byte[] mac = masterKey.mac(purpose.word(), user.id(), user.email().value(), version, second);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }
}
