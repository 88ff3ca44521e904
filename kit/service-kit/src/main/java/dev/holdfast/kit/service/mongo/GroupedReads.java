package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoException;
import com.mongodb.client.model.Filters;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads that are asked for at once share a command. Each sees everything that was acknowledged before it was asked for, because what
 * is under way already is never joined.
 *
 * @param <K> what is looked for; equal keys are looked for once
 * @param <V> what is found
 */
public final class GroupedReads<K, V> implements AutoCloseable {

    /** Questions that may wait at once, and that one command answers: more than ever come to one process. */
    private static final int MOST = 500;

    private final Function<List<K>, Uni<Function<K, V>>> read;
    private final Gathered<K, V> reads;

    /**
     * @param name of the thread on which reads begin
     * @param read looks for different keys by one command, and answers what was found for each
     */
    public GroupedReads(String name, Function<List<K>, Uni<Function<K, V>>> read) {
        this.read = read;
        this.reads = new Gathered<>(
                name, MOST, keys -> read.apply(keys.stream().distinct().toList())
                        .map(found -> at -> Uni.createFrom().item(() -> found.apply(keys.get(at)))));
    }

    /**
     * Reads of documents by their ids; {@code null} for one that is not there.
     *
     * @param id of a document
     */
    public static <T> GroupedReads<String, @Nullable T> byId(
            Documents<T> documents, Function<T, String> id, String name) {
        return new GroupedReads<>(name, ids -> documents
                .all(collection -> collection.find(Filters.in("_id", ids)))
                .map(found -> found.stream().collect(Collectors.toMap(id, Function.identity())))
                .map(found -> found::get));
    }

    /**
     * What is found for a key; the same failures and the same budget of the request as of any read. What is stored and cannot be
     * understood is the failure only of those who asked for it: the others read by themselves then.
     */
    public Uni<V> find(K key) {
        return reads.ask(key)
                .onFailure(failure -> !(failure instanceof MongoException))
                .recoverWithUni(() -> read.apply(List.of(key)).map(found -> found.apply(key)));
    }

    @Override
    public void close() {
        reads.close();
    }
}
