package dev.holdfast.kit.job.hint;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Signs of life of workers in the queue Redis, for people who ask why a job does not run; nothing else hangs on them. Both methods fail
 * while Redis is away.
 */
public final class LaneSigns {

    private static final String WORKERS = "holdfast:workers:";
    private static final String REFUSED = "holdfast:refused:";
    private static final RedisScript SHOW = RedisScript.named("show-worker.lua");
    private static final RedisScript LOOK = RedisScript.named("look-lane.lua");

    private final RedisAPI redis;
    private final Duration limit;

    LaneSigns(RedisAPI redis, Duration limit) {
        this.redis = redis;
        this.limit = limit;
    }

    /**
     * Notes that a worker lives.
     *
     * @param refused types of which it takes none now
     * @param lasting after which it counts as gone unless it shows itself again
     */
    public Uni<Void> show(String worker, List<String> lanes, Set<String> refused, Duration lasting) {
        List<String> keys = lanes.stream()
                .flatMap(lane -> Stream.of(WORKERS + lane, REFUSED + lane))
                .toList();
        List<String> arguments = Stream.concat(Stream.of(worker, Long.toString(lasting.toMillis())), refused.stream())
                .toList();
        return run(SHOW, keys, arguments).replaceWithVoid();
    }

    /** The lane of this job. */
    public Uni<LaneLook> look(String lane, String type, String jobId) {
        List<String> keys = List.of(WORKERS + lane, REFUSED + lane, RedisDueHints.LANE + lane);
        return run(LOOK, keys, List.of(type, jobId))
                .map(reply -> new LaneLook(
                        reply.get(0).toLong(),
                        reply.get(1).toInteger() == 1,
                        reply.get(2).toInteger() == 1,
                        reply.get(3).toLong()));
    }

    private Uni<Response> run(RedisScript script, List<String> keys, List<String> arguments) {
        return Uni.createFrom()
                .deferred(() -> script.run(redis, keys, arguments))
                .ifNoItem()
                .after(limit)
                .fail();
    }
}
