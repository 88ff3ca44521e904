package dev.holdfast.promoter.dispatch;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The services that own jobs, and the one place that says which types. */
enum Owner {
    BOOKING(
            "booking",
            "calendly-event",
            "calendly-outside",
            "calendly-cancel",
            "stray-cancel",
            "cancelling-resume",
            "reclaim",
            "closed");

    private final String audience;
    private final Set<String> types;

    Owner(String audience, String... types) {
        this.audience = audience;
        this.types = Set.of(types);
    }

    /** Who performs jobs of this type? */
    static Optional<Owner> of(String type) {
        return Stream.of(values()).filter(owner -> owner.types.contains(type)).findFirst();
    }

    /** The types of the jobs it performs. */
    Set<String> types() {
        return types;
    }

    /** The service's short name, as service tokens name it. */
    String audience() {
        return audience;
    }
}
