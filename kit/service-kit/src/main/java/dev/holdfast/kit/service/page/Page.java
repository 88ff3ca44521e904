package dev.holdfast.kit.service.page;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param items what is on it, in the order of the list
 * @param page its number, from 1
 * @param limit how many items a page holds
 * @param total how many items the whole list has
 */
public record Page<T>(List<T> items, int page, int limit, long total) {

    public Page {
        items = List.copyOf(items);
    }

    /** The page that answers a query. */
    public static <T> Page<T> of(PageQuery query, List<T> items, long total) {
        return new Page<>(items, query.page(), query.limit(), total);
    }

    /** The same page with each item turned into something else. */
    public <R> Page<R> map(Function<T, R> change) {
        return new Page<>(items.stream().map(change).toList(), page, limit, total);
    }
}
