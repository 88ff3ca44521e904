package dev.holdfast.kit.job.hint;

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

/** Hints in Redis or a server that speaks its protocol (6.2 or newer); each method is one script. */
public final class RedisDueHints implements DueHints {

    private static final String ROLE = "holdfast:role";
    private static final String GENERATION = "q:gen";
    private static final String LANE = "q:";
    private static final String FOREIGN = "FOREIGN";
    private static final int GONE = -1;

    private static final Pattern POLICY = Pattern.compile("maxmemory_policy:(\\S+)");
    private static final String KEEPS_EVERYTHING = "noeviction";

    private static final RedisScript OPEN = RedisScript.named("open-queue.lua");
    private static final RedisScript PUSH = RedisScript.named("push-hints.lua");
    private static final RedisScript POP = RedisScript.named("pop-hints.lua");

    private final RedisAPI redis;
    private final Duration limit;

    /** @param limit of each call, after which it fails */
    public RedisDueHints(RedisAPI redis, Duration limit) {
        this.redis = redis;
        this.limit = limit;
    }

    @Override
    public Uni<QueueMoment> open() {
        return run(OPEN, List.of(ROLE, GENERATION), List.of(UUID.randomUUID().toString()))
                .map(reply -> new QueueMoment(
                        reply.get(0).toString(),
                        Instant.ofEpochMilli(reply.get(1).toLong())));
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
    public Uni<Boolean> push(String generation, String lane, List<Hint> hints) {
        if (hints.isEmpty()) {
            return Uni.createFrom().item(true);
        }
        Stream<String> scored = hints.stream()
                .flatMap(hint -> Stream.of(Long.toString(hint.due().toEpochMilli()), hint.jobId()));
        List<String> arguments = Stream.concat(Stream.of(generation), scored).toList();
        return run(PUSH, List.of(GENERATION, LANE + lane), arguments).map(reply -> reply.toInteger() != GONE);
    }

    @Override
    public Uni<Popped> pop(List<String> lanes, int max) {
        List<String> keys = Stream.concat(Stream.of(ROLE), lanes.stream().map(lane -> LANE + lane))
                .toList();
        return run(POP, keys, List.of(Integer.toString(max))).map(reply -> popped(lanes, reply));
    }

    private static Popped popped(List<String> lanes, Response reply) {
        List<Popped.LanedJob> jobs = new ArrayList<>();
        for (int at = 1; at + 1 < reply.size(); at += 2) {
            String lane = lanes.get(reply.get(at).toInteger());
            jobs.add(new Popped.LanedJob(lane, reply.get(at + 1).toString()));
        }
        long wait = reply.get(0).toLong();
        return new Popped(jobs, wait < 0 ? null : Duration.ofMillis(wait));
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
