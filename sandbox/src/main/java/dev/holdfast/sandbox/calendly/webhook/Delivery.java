package dev.holdfast.sandbox.calendly.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message on its way to one subscription. */
public final class Delivery {

    /** Where a delivery stands. */
    public enum State {
        WAITING,
        HELD,
        DROPPED,
        DELIVERED,
        REFUSED,
        GIVEN_UP
    }

    /** How a delivery is signed. */
    public enum Signing {
        GOOD,
        WRONG_AT_FIRST
    }

    private final String id;
    private final WebhookMessage message;
    private final Subscription subscription;
    private final Signing signing;
    private final List<Attempt> attempts = new ArrayList<>();
    private State state = State.WAITING;
    private @Nullable Instant signedAt;

    Delivery(
            String id, WebhookMessage message, Subscription subscription, Signing signing, @Nullable Instant signedAt) {
        this.id = id;
        this.message = message;
        this.subscription = subscription;
        this.signing = signing;
        this.signedAt = signedAt;
    }

    public String id() {
        return id;
    }

    public WebhookMessage message() {
        return message;
    }

    public Subscription subscription() {
        return subscription;
    }

    public State state() {
        return state;
    }

    public List<Attempt> attempts() {
        return List.copyOf(attempts);
    }

    /** The timestamp of the first attempt, or the one prescribed; null before that. */
    public @Nullable Instant signedAt() {
        return signedAt;
    }

    void moveTo(State next) {
        state = next;
    }

    boolean isSignedWrongly() {
        return signing == Signing.WRONG_AT_FIRST && attempts.isEmpty();
    }

    /** The timestamp of the coming attempt: the first one is kept, unless retries are to be signed anew. */
    Instant signFor(Instant now, boolean anew) {
        if (signedAt == null || (anew && !attempts.isEmpty())) {
            signedAt = now;
        }
        return signedAt;
    }

    void record(Attempt attempt) {
        attempts.add(attempt);
        if (attempt.isAccepted()) {
            state = State.DELIVERED;
        }
    }
}
