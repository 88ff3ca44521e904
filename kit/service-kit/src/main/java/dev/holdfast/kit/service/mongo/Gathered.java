package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoTimeoutException;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Requests that are made at once share a command, and each is answered for itself; see {@link Batches}. The wait counts as the request's
 * wait for MongoDB, and ends by the same budget.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Gathered<Q, A> implements AutoCloseable {

    private final Function<List<Q>, Uni<IntFunction<Uni<A>>>> work;
    private final Batches<Waiting<Q, A>> batches;

    /**
     * @param name of the thread on which commands begin
     * @param most requests that may wait at once, and that a command takes
     * @param work on requests; what it comes to for each, by its index. A failure of the whole is everybody's.
     */
    Gathered(String name, int most, Function<List<Q>, Uni<IntFunction<Uni<A>>>> work) {
        this.work = work;
        this.batches = new Batches<>(
                name, new Batches.Limits(most, most, RequestDeadline.BUDGET.multipliedBy(2)), this::answer);
    }

    /** One who waits for an answer; equal to nobody else. */
    private static final class Waiting<Q, A> {
        final Q asked;
        final UniEmitter<? super A> answer;

        Waiting(Q asked, UniEmitter<? super A> answer) {
            this.asked = asked;
            this.answer = answer;
        }
    }

    Uni<A> ask(Q asked) {
        return Published.onCallersContext(() -> RequestDeadline.counting(bounded(asked)));
    }

    private Uni<A> bounded(Q asked) {
        long left = RequestDeadline.remainingMillis();
        Duration limit = left == 0 ? RequestDeadline.BUDGET : Duration.ofMillis(left);
        return Uni.createFrom()
                .<A>emitter(answer -> join(new Waiting<>(asked, answer)))
                .ifNoItem()
                .after(limit)
                .failWith(() -> new MongoTimeoutException("a shared command took longer than its request may"));
    }

    private void join(Waiting<Q, A> waiting) {
        if (!batches.add(waiting)) {
            waiting.answer.fail(new MongoTimeoutException("more requests wait than one command takes"));
        }
    }

    private Uni<Void> answer(List<Waiting<Q, A>> batch) {
        return Uni.createFrom()
                .deferred(
                        () -> work.apply(batch.stream().map(each -> each.asked).toList()))
                .onFailure()
                .recoverWithUni(failure -> Uni.createFrom().item(everybodys(failure)))
                .invoke(outcomes -> tell(batch, outcomes))
                .replaceWithVoid();
    }

    private static <A> IntFunction<Uni<A>> everybodys(Throwable failure) {
        return at -> Uni.createFrom().failure(failure);
    }

    private static <Q, A> void tell(List<Waiting<Q, A>> batch, IntFunction<Uni<A>> outcomes) {
        IntStream.range(0, batch.size()).forEach(at -> {
            Waiting<Q, A> waiting = batch.get(at);
            outcomes.apply(at).subscribe().with(waiting.answer::complete, waiting.answer::fail);
        });
    }

    @Override
    public void close() {
        batches.close();
    }
}
