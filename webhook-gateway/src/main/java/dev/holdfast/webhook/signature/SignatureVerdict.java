package dev.holdfast.webhook.signature;

import java.time.Instant;

/** What a signature is worth. */
public sealed interface SignatureVerdict {

    /**
     * Made with one of our keys over exactly these bytes.
     *
     * @param signedAt when the provider says it signed; its age is for the provider's rules to judge
     */
    record Valid(Instant signedAt) implements SignatureVerdict {}

    /** Well formed, and made with none of our keys or over other bytes. */
    record Mismatch() implements SignatureVerdict {}

    /** Missing, sent twice, or not of the scheme's form. */
    record Malformed() implements SignatureVerdict {}
}
