package dev.holdfast.sandbox.calendly.api;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One page of a list: {@code count} items (20, at most 100) from where {@code page_token} points. */
record Listing<T>(List<T> collection, Pagination pagination) {

    private static final int USUAL_COUNT = 20;
    private static final int LARGEST_COUNT = 100;
    private static final String TOKEN_MARK = "from:";

    /**
     * Cuts a page out of all items.
     *
     * @param address where this list is asked for, without its query
     */
    static <T> Listing<T> of(List<T> all, HttpServerRequest request, String address) {
        var query = request.params();
        var count = countOf(query.get("count"));
        var from = offsetOf(query.get("page_token"));
        var items = all.stream().skip(from).limit(count).toList();
        var next = from + count < all.size() ? tokenOf(from + count) : null;
        var previous = from > 0 ? tokenOf(Math.max(0, from - count)) : null;
        return new Listing<>(
                items,
                new Pagination(
                        items.size(), link(address, query, next), link(address, query, previous), next, previous));
    }

    private static int countOf(@Nullable String text) {
        try {
            var count = text == null ? USUAL_COUNT : Integer.parseInt(text);
            if (count >= 1 && count <= LARGEST_COUNT) {
                return count;
            }
        } catch (NumberFormatException e) {
            throw CalendlyFailure.invalid("count", "must be a number");
        }
        throw CalendlyFailure.invalid("count", "must be between 1 and 100");
    }

    private static int offsetOf(@Nullable String token) {
        if (token == null) {
            return 0;
        }
        try {
            var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            var offset = text.startsWith(TOKEN_MARK) ? Integer.parseInt(text.substring(TOKEN_MARK.length())) : -1;
            if (offset >= 0) {
                return offset;
            }
        } catch (IllegalArgumentException e) {
            throw CalendlyFailure.invalid("page_token", "is invalid");
        }
        throw CalendlyFailure.invalid("page_token", "is invalid");
    }

    private static String tokenOf(int offset) {
        var mark = (TOKEN_MARK + offset).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(mark);
    }

    private static @Nullable String link(String address, MultiMap query, @Nullable String token) {
        if (token == null) {
            return null;
        }
        var kept = query.entries().stream()
                .filter(entry -> !entry.getKey().equals("page_token"))
                .map(Listing::parameter)
                .collect(Collectors.joining("&"));
        return address + "?" + (kept.isEmpty() ? "" : kept + "&") + "page_token=" + token;
    }

    private static String parameter(Map.Entry<String, String> entry) {
        return encode(entry.getKey()) + "=" + encode(entry.getValue());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    record Pagination(
            int count,
            @Nullable String nextPage,
            @Nullable String previousPage,
            @Nullable String nextPageToken,
            @Nullable String previousPageToken) {}
}
