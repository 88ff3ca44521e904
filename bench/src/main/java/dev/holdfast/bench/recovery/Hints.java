package dev.holdfast.bench.recovery;

import com.mongodb.client.MongoCollection;
import dev.holdfast.localstack.LocalStack;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.bson.Document;

/** Jobs that are hinted and not due, and the queue Redis that is wiped. */
public final class Hints {

    private static final List<String> LANES = List.of("critical", "default", "mail");
    private static final Duration AHEAD = Duration.ofMinutes(6);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final Duration PACE = Duration.ofMillis(10);
    private static final Pattern USED = Pattern.compile("used_memory:(\\d+)");
    private static final int BATCH = 5_000;
    private static final int MAX_ATTEMPTS = 20;
    private static final int MAX_STALLS = 5;

    private final LocalStack local;
    private final MongoCollection<Document> jobs;
    private final Clock clock = Clock.systemUTC();

    public Hints(LocalStack local, MongoCollection<Document> jobs) {
        this.local = local;
        this.jobs = jobs;
    }

    /** Has so many jobs hinted, and answers what each of them costs in Redis, in bytes. */
    public double fill(int count) {
        insert(count);
        awaitHints(count);
        local.part("job-promoter").freeze();
        long full = usedMemory();
        local.queueRedis().wipe();
        long empty = usedMemory();
        local.part("job-promoter").thaw();
        awaitHints(count);
        return (full - empty) / (double) count;
    }

    private void insert(int count) {
        Instant first = clock.instant().plus(AHEAD);
        for (int done = 0; done < count; done += BATCH) {
            int from = done;
            jobs.insertMany(IntStream.range(from, Math.min(count, from + BATCH))
                    .mapToObj(n -> job(n, first.plusMillis(n)))
                    .toList());
        }
    }

    private Document job(int number, Instant runAt) {
        String id = "bench|" + UUID.randomUUID();
        return new Document("_id", id)
                .append("type", "bench")
                .append("lane", LANES.get(number % LANES.size()))
                .append("ref", new Document("kind", "bench").append("id", id).append("rev", 0L))
                .append("state", "READY")
                .append("runAt", Date.from(runAt))
                .append("attempts", 0)
                .append("maxAttempts", MAX_ATTEMPTS)
                .append("stalls", 0)
                .append("maxStalls", MAX_STALLS)
                .append("fence", 0L)
                .append("payload", new Document("v", 1))
                .append("at", Date.from(clock.instant()));
    }

    /** Wipes so often; answers how long each time until all hints were there again, in milliseconds. */
    public List<Long> wipe(int rounds, int count) {
        List<Long> all = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            long began = System.nanoTime();
            local.queueRedis().wipe();
            awaitHints(count);
            all.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
        }
        return all;
    }

    /** Removes the jobs again. */
    public void clear() {
        jobs.deleteMany(new Document("type", "bench"));
    }

    private void awaitHints(int count) {
        Awaitility.await("all hints in Redis")
                .pollDelay(Duration.ZERO)
                .pollInterval(PACE)
                .atMost(LIMIT)
                .until(() -> LANES.stream().mapToInt(this::size).sum() >= count);
    }

    private int size(String lane) {
        return Integer.parseInt(local.queueRedis().command("ZCARD", "q:" + lane).substring(1));
    }

    /** Lua, because the client of the launcher reads one line of an answer. */
    private long usedMemory() {
        String answer = local.queueRedis()
                .command("EVAL", "return string.match(redis.call('INFO', 'memory'), 'used_memory:%d+')", "0");
        Matcher used = USED.matcher(answer);
        if (!used.find()) {
            throw new IllegalStateException("Redis does not say how much memory it uses: " + answer);
        }
        return Long.parseLong(used.group(1));
    }
}
