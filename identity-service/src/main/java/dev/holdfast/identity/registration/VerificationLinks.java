package dev.holdfast.identity.registration;

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

/**
 * Mints and judges verification links. The proof inside is derived from the master key, the user, the address, the version of the
 * registration and the time of issue, so nothing about a link needs to be stored, and every link of a user dies when their address changes
 * or is registered anew. It may be used more than once.
 */
@ApplicationScoped
class VerificationLinks {

    /** What a token is worth. */
    enum Verdict {
        GOOD,
        /** Issued here, but too long ago. */
        EXPIRED,
        /** Not issued here, or not for the address and the registration that the user has now. */
        FORGED
    }

    private static final String PURPOSE = "verify-email";

    private final MasterKey masterKey;
    private final String publicUrl;
    private final Duration lifetime;

    VerificationLinks(
            MasterKey masterKey,
            @ConfigProperty(name = "holdfast.public-url") String publicUrl,
            RegistrationConfig config) {
        this.masterKey = masterKey;
        this.publicUrl = publicUrl.replaceAll("/+$", "");
        this.lifetime = config.linkLifetime();
    }

    URI mint(User user, Instant now) {
        Instant issuedAt = now.truncatedTo(ChronoUnit.SECONDS);
        var token = new VerificationToken(user.id(), issuedAt, proof(user, issuedAt));
        return URI.create(publicUrl + "/verify-email?token=" + token.text());
    }

    Verdict judge(VerificationToken token, User user, Instant now) {
        if (!isSame(token.proof(), proof(user, token.issuedAt()))) {
            return Verdict.FORGED;
        }
        return now.isAfter(token.issuedAt().plus(lifetime)) ? Verdict.EXPIRED : Verdict.GOOD;
    }

    private String proof(User user, Instant issuedAt) {
        String second = Long.toString(issuedAt.getEpochSecond());
        String version = Long.toString(user.registration().version());
        byte[] mac = masterKey.mac(PURPOSE, user.id(), user.email().value(), version, second);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
    }

    private static boolean isSame(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(US_ASCII), other.getBytes(US_ASCII));
    }
}
