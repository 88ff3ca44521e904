package dev.holdfast.webhook.archive;

import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Which events a list shows; absent means all. A {@code @BeanParam}. */
public class EventFilter {

    @QueryParam("state")
    @Pattern(regexp = "STORED|UNREADABLE", message = "must be STORED or UNREADABLE")
    @Nullable
    String state;

    @QueryParam("provider")
    @Pattern(regexp = "[a-z]{1,40}", message = "must be a provider's name in lower-case letters")
    @Nullable
    String provider;

    @Nullable
    String state() {
        return state;
    }

    @Nullable
    String provider() {
        return provider;
    }
}
