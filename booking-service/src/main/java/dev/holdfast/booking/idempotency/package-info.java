/**
 * How a repeated request is recognised: by the {@code Idempotency-Key} that its sender gave it
 * (<a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">IETF draft</a>).
 *
 * <p>What is made has an id that follows from caller and key, so it is made once; what is changed remembers the request that changed it
 * last. Nothing else is kept of a request that was answered. While one is under way that takes a transaction, a lease says so ({@code
 * RequestLeases}).
 */
@NullMarked
package dev.holdfast.booking.idempotency;

import org.jspecify.annotations.NullMarked;
