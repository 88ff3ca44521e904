package dev.holdfast.booking.calendly.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bodies of Calendly's API, with the fields we read and write. */
final class CalendlyMessages {

    private CalendlyMessages() {}

    /** Calendly wraps single objects. */
    record Wrapped<T>(T resource) {}

    record SubscriptionList(
            List<WebhookSubscription> collection, @Nullable Pagination pagination) {}

    record Pagination(
            @JsonProperty("next_page_token") @Nullable String nextPageToken) {}

    record NewSubscription(
            String url,
            List<String> events,
            String organization,
            String user,
            String scope,
            @JsonProperty("signing_key") String signingKey) {

        @Override
        public String toString() {
            return "NewSubscription[" + url + "]";
        }
    }

    record NewLink(
            @JsonProperty("max_event_count") int maxEventCount,
            String owner,
            @JsonProperty("owner_type") String ownerType) {}

    record SchedulingLink(@JsonProperty("booking_url") String bookingUrl) {}

    record NewCancellation(String reason) {

        @Override
        public String toString() {
            return "NewCancellation[…]";
        }
    }
}
