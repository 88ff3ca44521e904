package dev.holdfast.promoter.dispatch;

import java.util.Optional;

/** The services that own jobs; {@link #of} is the one place that says which types. */
enum Owner {
    BOOKING("booking");

    private final String audience;

    Owner(String audience) {
        this.audience = audience;
    }

    /** Who performs jobs of this type? */
    static Optional<Owner> of(String type) {
        return switch (type) {
            case "calendly-event",
                    "calendly-outside",
                    "calendly-cancel",
                    "stray-cancel",
                    "cancelling-resume",
                    "reclaim",
                    "closed" -> Optional.of(BOOKING);
            default -> Optional.empty();
        };
    }

    /** The service's short name, as service tokens name it. */
    String audience() {
        return audience;
    }
}
