package dev.holdfast.kit.service.scheduling;

import java.time.Instant;

/** What a text that came back as {@code utm_content} is worth. */
public sealed interface TokenVerdict {

    /**
     * We made it. Whether it had run out is judged elsewhere, against the time of the booking.
     *
     * @param jti the token's own id, 16 characters of base64url
     * @param expiresAt in whole seconds
     */
    record Good(String jti, Instant expiresAt, String keyId) implements TokenVerdict {}

    /** Not made by us, or changed on the way. */
    record Bad() implements TokenVerdict {}

    /** It looks like ours, and names a key that we do not hold. */
    record UnknownKey(String keyId) implements TokenVerdict {}

    /** There was none. */
    record Absent() implements TokenVerdict {}
}
