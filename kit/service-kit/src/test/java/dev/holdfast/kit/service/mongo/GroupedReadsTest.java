package dev.holdfast.kit.service.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoTimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GroupedReadsTest {

    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final List<List<String>> commands = new CopyOnWriteArrayList<>();
    private final LinkedBlockingQueue<CompletableFuture<Function<String, String>>> underWay =
            new LinkedBlockingQueue<>();
    private final GroupedReads<String, String> reads = new GroupedReads<>("reads-test", this::read);

    @AfterEach
    void close() {
        reads.close();
    }

    @Test
    void whatIsAskedAtOnceSharesACommandAndEachIsAnsweredForItself() throws Exception {
        CompletableFuture<String> first = ask("a");
        CompletableFuture<Function<String, String>> slow = next();
        List<CompletableFuture<String>> meanwhile = List.of(ask("b"), ask("c"), ask("b"));
        slow.complete(key -> key + "!");
        next().complete(key -> key + "?");

        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo("a!");
        assertThat(meanwhile)
                .extracting(answer -> answer.get(5, TimeUnit.SECONDS))
                .containsExactly("b?", "c?", "b?");
        assertThat(commands).containsExactly(List.of("a"), List.of("b", "c"));
    }

    /** What is under way may have been read before the question came. */
    @Test
    void nobodyJoinsWhatIsUnderWay() throws Exception {
        CompletableFuture<String> early = ask("a");
        CompletableFuture<Function<String, String>> before = next();
        CompletableFuture<String> late = ask("a");

        before.complete(key -> "old");
        next().complete(key -> "new");

        assertThat(early.get(5, TimeUnit.SECONDS)).isEqualTo("old");
        assertThat(late.get(5, TimeUnit.SECONDS)).isEqualTo("new");
    }

    @Test
    void aFailureIsEverybodysAndTheNextCommandGoesOn() throws Exception {
        CompletableFuture<String> first = ask("a");
        next().completeExceptionally(new MongoTimeoutException("away"));

        assertThatThrownBy(() -> first.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("away");
        assertThat(commands).hasSize(1);
        CompletableFuture<String> second = ask("a");
        next().complete(key -> "there");
        assertThat(second.get(5, TimeUnit.SECONDS)).isEqualTo("there");
    }

    @Test
    void whatCannotBeUnderstoodIsTheFailureOfThoseWhoAskedForIt() throws Exception {
        CompletableFuture<String> first = ask("a");
        CompletableFuture<Function<String, String>> slow = next();
        CompletableFuture<String> sound = ask("b");
        CompletableFuture<String> odd = ask("c");
        slow.complete(key -> key);
        next().completeExceptionally(new IllegalStateException("one of them"));

        next().complete(key -> key + " alone");
        next().completeExceptionally(new IllegalStateException("this one"));

        assertThat(first.get(5, TimeUnit.SECONDS)).isEqualTo("a");
        assertThat(sound.get(5, TimeUnit.SECONDS)).isEqualTo("b alone");
        assertThatThrownBy(() -> odd.get(5, TimeUnit.SECONDS)).hasRootCauseMessage("this one");
        assertThat(commands).containsExactly(List.of("a"), List.of("b", "c"), List.of("b"), List.of("c"));
    }

    private CompletableFuture<String> ask(String key) {
        return reads.find(key).ifNoItem().after(LIMIT).fail().subscribeAsCompletionStage();
    }

    private CompletableFuture<Function<String, String>> next() throws InterruptedException {
        CompletableFuture<Function<String, String>> command = underWay.poll(5, TimeUnit.SECONDS);
        assertThat(command).isNotNull();
        return command;
    }

    private Uni<Function<String, String>> read(List<String> keys) {
        commands.add(keys);
        CompletableFuture<Function<String, String>> found = new CompletableFuture<>();
        underWay.add(found);
        return Uni.createFrom().completionStage(found);
    }
}
