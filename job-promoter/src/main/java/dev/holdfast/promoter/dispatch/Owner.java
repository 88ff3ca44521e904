package dev.holdfast.promoter.dispatch;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The services that own jobs, and the one place that says which types. */
enum Owner {
    BOOKING("booking");

    private static final Map<String, Owner> BY_TYPE = Map.of(
            "calendly-event", BOOKING,
            "calendly-outside", BOOKING,
            "calendly-cancel", BOOKING,
            "stray-cancel", BOOKING,
            "cancelling-resume", BOOKING,
            "reclaim", BOOKING,
            "closed", BOOKING,
            "schedule-changed", BOOKING);

    private final String audience;

    Owner(String audience) {
        this.audience = audience;
    }

    /** Who performs jobs of this type? */
    static Optional<Owner> of(String type) {
        return Optional.ofNullable(BY_TYPE.get(type));
    }

    /** The owner's name for each type that somebody owns. */
    static Map<String, String> audiences() {
        return BY_TYPE.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> each.getValue().audience()));
    }

    /** The service's short name, as service tokens name it. */
    String audience() {
        return audience;
    }
}
