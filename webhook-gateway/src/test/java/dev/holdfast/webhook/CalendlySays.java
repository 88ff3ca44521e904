package dev.holdfast.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Bodies and signatures as Calendly makes them. The signing here is the test's own, not the code under test. */
public final class CalendlySays {

    /** The keys of the service under test: the one in use, and the one before. */
    public static final String KEY = "calendly-signing-key-for-tests-0001";

    public static final String OLD_KEY = "calendly-signing-key-for-tests-0000";

    private CalendlySays() {}

    public static String newInvitee() {
        return "https://api.calendly.test/scheduled_events/" + UUID.randomUUID() + "/invitees/" + UUID.randomUUID();
    }

    /** Somebody booked. */
    public static String created(String invitee, @Nullable String token) {
        return created(invitee, token, "2027-01-10T07:15:01.482113Z");
    }

    public static String created(String invitee, @Nullable String token, String updatedAt) {
        return """
                {"created_at":"2027-01-10T07:15:02.000000Z","event":"invitee.created","payload":{"email":"asha@example.test",\
                "name":"Asha Rao","questions_and_answers":[{"question":"Why?","answer":"a private matter","position":0}],\
                "tracking":{"utm_source":"holdfast","utm_content":%s},"updated_at":"%s","uri":"%s"}}""".formatted(token == null ? "null" : '"' + token + '"', updatedAt, invitee);
    }

    /** The header for a body signed at that second with that key. */
    public static String signature(byte[] body, long seconds, String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(UTF_8), "HmacSHA256"));
            mac.update((seconds + ".").getBytes(UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
