package dev.holdfast.booking.calendly.api;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.booking.calendly.api.CalendlyMessages.Pagination;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One page of a list of Calendly's, its items as Calendly renders them. */
public record CalendlyList(
        List<JsonNode> collection, @Nullable Pagination pagination) {

    public static final CalendlyList EMPTY = new CalendlyList(List.of(), null);

    /** What to ask the next page by; {@code null} on the last one. */
    public @Nullable String nextPageToken() {
        return pagination == null ? null : pagination.nextPageToken();
    }

    CalendlyList followedBy(CalendlyList rest) {
        return new CalendlyList(
                Stream.concat(collection.stream(), rest.collection.stream()).toList(), null);
    }
}
