package dev.holdfast.kit.service.page;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which page of a list is asked for: {@code ?page=} from 1 (default 1) and {@code &limit=} from 1 to 100 (default 20). A
 * {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class PageQuery {

    private static final int MAX_PAGE = 1_000_000;
    private static final int MAX_LIMIT = 100;
    private static final int DEFAULT_LIMIT = 20;

    @QueryParam("page")
    @Nullable
    public String page;

    @QueryParam("limit")
    @Nullable
    public String limit;

    /** The page, from 1. */
    public int page() {
        return number("page", page, 1, MAX_PAGE);
    }

    /** How many items at most, 1 to 100. */
    public int limit() {
        return number("limit", limit, DEFAULT_LIMIT, MAX_LIMIT);
    }

    /** How many items come before this page. */
    public int skip() {
        return Math.multiplyExact(page() - 1, limit());
    }

    private static int number(String name, @Nullable String text, int absent, int max) {
        if (text == null) {
            return absent;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= 1 && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // answered below, like a number out of range
        }
        String rule = "must be a whole number from 1 to " + max;
        throw new InvalidRequest(List.of(new FieldError("?" + name, rule))).asException();
    }
}
