package dev.holdfast.e2e.driver;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Calendly's side of its webhooks: signs bodies with the key that both know and posts them to the edge. */
public final class CalendlyWebhooks {
    /** Where the provider delivers. */
    public static final String PATH = "/webhooks/calendly";

    /** The name of its signature header. */
    public static final String SIGNATURE = "Calendly-Webhook-Signature";

    private final Http edge;
    private final String signingKey;
    private final Clock clock;

    public CalendlyWebhooks(Http edge, String signingKey, Clock clock) {
        this.edge = edge;
        this.signingKey = signingKey;
        this.clock = clock;
    }

    /** Delivers a body, signed now. */
    public Answer deliver(String body) {
        return deliver(body, signature(body, clock.instant()));
    }

    /** Delivers a body with any signature header. */
    public Answer deliver(String body, String signature) {
        return edge.post(PATH, body, SIGNATURE, signature);
    }

    /** Delivers the same body several times, all on their way at once, and answers what each was told. */
    public List<Answer> deliverAtOnce(String body, int times) {
        String signature = signature(body, clock.instant());
        return AtOnce.times(times, () -> deliver(body, signature));
    }

    /** The id under which the gateway keeps an event of an invitee, however often and in whatever form it comes. */
    public static String eventId(String event, String inviteeUri) {
        try {
            byte[] key = ("calendly|" + event + "|" + inviteeUri).getBytes(StandardCharsets.UTF_8);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The header's value for a body signed at a moment. */
    public String signature(String body, Instant at) {
        return signature(body, at, signingKey);
    }

    /** The header's value under some key, the right one or not. */
    public static String signature(String body, Instant at, String key) {
        String signed = at.getEpochSecond() + "." + body;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
            return "t=" + at.getEpochSecond() + ",v1=" + HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
