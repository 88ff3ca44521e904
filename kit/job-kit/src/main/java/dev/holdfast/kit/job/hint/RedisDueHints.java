package dev.holdfast.kit.job.hint;

import dev.holdfast.kit.job.hint.PopOrder.LaneShare;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Hints in Redis or a server that speaks its protocol (6.2 or newer); each method is one script. Where all of the platform is ahead of the
 * real time, the server is not: due times are translated on their way in, and its time on its way out.
 */
public final class RedisDueHints implements DueHints {

    private static final String ROLE = "holdfast:role";
    private static final String GENERATION = "q:gen";
    static final String LANE = "q:";
    private static final String FOREIGN = "FOREIGN";
    private static final Pattern POLICY = Pattern.compile("maxmemory_policy:(\\S+)");
    private static final Pattern RUN = Pattern.compile("run_id:(\\S+)");
    private static final Pattern HISTORY = Pattern.compile("master_replid:(\\S+)");
    private static final String KEEPS_EVERYTHING = "noeviction";

    private static final RedisScript OPEN = RedisScript.named("open-queue.lua");
    private static final RedisScript PUSH = RedisScript.named("push-hints.lua");
    private static final RedisScript ROTATE = RedisScript.named("rotate-generation.lua");
    private static final RedisScript POP = RedisScript.named("pop-hints.lua");

    private final RedisAPI redis;
    private final Duration limit;
    private final Supplier<Duration> ahead;

    /**
     * The hints of one server.
     *
     * @param limit of each call, after which it fails
     * @param ahead of the server's clock is ours by so much
     */
    public RedisDueHints(RedisAPI redis, Duration limit, Supplier<Duration> ahead) {
        this.redis = redis;
        this.limit = limit;
        this.ahead = ahead;
    }

    @Override
    public Uni<QueueMoment> open() {
        return run(OPEN, List.of(ROLE, GENERATION), List.of(UUID.randomUUID().toString()))
                .map(reply -> new QueueMoment(
                        reply.get(0).toString(),
                        Instant.ofEpochMilli(reply.get(1).toLong()).plus(ahead.get())));
    }

    @Override
    public Uni<Void> requireNoEviction() {
        return limited(() -> redis.info(List.of("memory")))
                .invoke(RedisDueHints::requireNoEviction)
                .replaceWithVoid();
    }

    private static void requireNoEviction(Response memory) {
        Matcher policy = POLICY.matcher(memory.toString());
        if (policy.find() && !policy.group(1).equals(KEEPS_EVERYTHING)) {
            throw new ForeignRedisException(
                    "its maxmemory-policy is %s, so it would drop hints when it is full; set it to %s"
                            .formatted(policy.group(1), KEEPS_EVERYTHING));
        }
    }

    @Override
    public Uni<Pushed> push(String generation, String lane, List<Hint> hints, int full) {
        if (hints.isEmpty()) {
            return Uni.createFrom().item(new Pushed(Pushed.Outcome.TAKEN, 0));
        }
        Duration shift = ahead.get();
        Stream<String> scored = hints.stream()
                .flatMap(hint -> Stream.of(Long.toString(hint.due().minus(shift).toEpochMilli()), hint.jobId()));
        List<String> arguments = Stream.concat(Stream.of(generation, Integer.toString(full)), scored)
                .toList();
        return run(PUSH, List.of(GENERATION, LANE + lane), arguments)
                .map(reply -> Pushed.of(reply.get(0).toInteger(), reply.get(1).toInteger()));
    }

    @Override
    public Uni<Popped> pop(PopOrder order) {
        List<String> keys = Stream.concat(
                        Stream.of(ROLE), order.shares().stream().map(share -> LANE + share.lane()))
                .toList();
        Stream<Long> bounds = Stream.of(
                (long) order.max(),
                order.freshFor().toMillis(),
                order.backlogAfter().toMillis(),
                (long) order.backlogMax());
        Stream<Long> shares =
                order.shares().stream().flatMap(share -> Stream.of((long) share.share(), (long) share.kept()));
        List<String> arguments =
                Stream.concat(bounds, shares).map(Object::toString).toList();
        return run(POP, keys, arguments).map(reply -> popped(order.shares(), reply));
    }

    private static Popped popped(List<LaneShare> lanes, Response reply) {
        List<Popped.LanedJob> jobs = new ArrayList<>();
        for (int at = 1; at + 2 < reply.size(); at += 3) {
            String lane = lanes.get(reply.get(at).toInteger()).lane();
            boolean backlog = reply.get(at + 2).toInteger() == 1;
            jobs.add(new Popped.LanedJob(lane, reply.get(at + 1).toString(), backlog));
        }
        long wait = reply.get(0).toLong();
        return new Popped(jobs, wait < 0 ? null : Duration.ofMillis(wait));
    }

    @Override
    public Uni<List<Long>> sizes(List<String> lanes) {
        return Multi.createFrom()
                .iterable(lanes)
                .onItem()
                .transformToUniAndConcatenate(lane -> limited(() -> redis.zcard(LANE + lane)))
                .map(Response::toLong)
                .collect()
                .asList();
    }

    @Override
    public Uni<String> identity() {
        return limited(() -> redis.info(List.of("server")))
                .chain(server -> limited(() -> redis.info(List.of("replication")))
                        .map(replication -> found(RUN, server) + " " + found(HISTORY, replication)));
    }

    private static String found(Pattern pattern, Response info) {
        Matcher matcher = pattern.matcher(info.toString());
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public Uni<Void> rotate(String generation) {
        return run(
                        ROTATE,
                        List.of(GENERATION),
                        List.of(generation, UUID.randomUUID().toString()))
                .replaceWithVoid();
    }

    private Uni<Response> run(RedisScript script, List<String> keys, List<String> arguments) {
        return limited(() -> script.run(redis, keys, arguments))
                .onFailure(RedisDueHints::isForeign)
                .transform(refusal -> new ForeignRedisException(
                        Objects.toString(refusal.getMessage()).substring(FOREIGN.length() + 1)));
    }

    private Uni<Response> limited(Supplier<Uni<? extends Response>> call) {
        return Uni.createFrom().<Response>deferred(call).ifNoItem().after(limit).fail();
    }

    private static boolean isForeign(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith(FOREIGN);
    }
}
