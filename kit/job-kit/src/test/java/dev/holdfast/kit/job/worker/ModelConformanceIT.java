package dev.holdfast.kit.job.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.Claim;
import dev.holdfast.kit.job.store.EffectPolicy;
import dev.holdfast.kit.job.store.Ending;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobFixture;
import dev.holdfast.kit.job.store.JobState;
import dev.holdfast.kit.job.store.JobStore;
import dev.holdfast.kit.job.store.Settlement;
import dev.holdfast.kit.job.store.Settlement.Again;
import dev.holdfast.kit.job.store.Settlement.Charge;
import dev.holdfast.kit.job.store.Settlement.Final;
import dev.holdfast.kit.test.RealMongo;
import dev.holdfast.kit.test.RealRedis;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same random writes to MongoDB and to the model must be answered alike and leave the same; so the model may be trusted. */
@QuarkusTest
@QuarkusTestResource(RealMongo.class)
@QuarkusTestResource(RealRedis.class)
class ModelConformanceIT {

    private static final Logger LOG = Logger.getLogger(ModelConformanceIT.class);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final int STEPS = 700;
    private static final int JOBS = 12;
    private static final List<String> OWNERS = List.of("one", "two", "three");

    /** Leases are either long, or over before anybody looks. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final Duration OVER = Duration.ofHours(-1);

    private final long seed = Long.getLong("holdfast.seed", new Random().nextLong());
    private final Random random = new Random(seed);
    private final ModelStore model = new ModelStore(Instant.now(), true);
    private final List<String> ids = new ArrayList<>();
    private final List<Claim> claims = new ArrayList<>();

    @Inject
    JobStore store;

    @Test
    void theModelDoesWhatMongoDbDoes() {
        LOG.infof("seed %d (repeat with -Dholdfast.seed=%d)", seed, seed);
        OWNERS.forEach(owner -> claims.add(Claim.by(owner)));
        IntStream.range(0, JOBS).forEach(n -> born());
        for (int step = 0; step < STEPS; step++) {
            model.setNow(Instant.now());
            String what = step();
            ids.forEach(id -> assertThat(essence(found(id)))
                    .as("seed %d, %s of %s", seed, what, id)
                    .isEqualTo(essence(Objects.requireNonNull(model.find(id)))));
        }
    }

    private void born() {
        Instant runAt = Instant.now().plusSeconds(random.nextInt(4) == 0 ? 3_600 : -60);
        Instant expireAt = random.nextInt(5) == 0 ? Instant.now().minusSeconds(30) : null;
        JobDocument job = JobFixture.aJob(JobFixture.aLane(), runAt, expireAt);
        ids.add(job.id());
        insert(job);
    }

    private void insert(JobDocument job) {
        await(store.insertMissing(List.of(job)));
        model.insertMissing(job);
    }

    private String step() {
        return switch (random.nextInt(8)) {
            case 0 -> again();
            case 1, 2 -> claim();
            case 3 -> giveBack();
            case 4 -> renew();
            case 5 -> mark();
            case 6 -> settle();
            default -> reap();
        };
    }

    /** The same job once more: a relay that repeats itself; or a new one in the place of one that has ended. */
    private String again() {
        String id = anyId();
        JobDocument job = found(id);
        if (job.state().isFinal()) {
            ids.remove(id);
            born();
            return "birth";
        }
        insert(job);
        return "repeated birth";
    }

    private String claim() {
        List<String> some =
                List.of(anyId(), anyId(), anyId()).stream().distinct().toList();
        Claim old = claims.get(random.nextInt(claims.size()));
        Claim claim = Claim.by(old.owner());
        claims.set(claims.indexOf(old), claim);
        Duration lease = random.nextBoolean() ? LONG : OVER;
        List<JobDocument> ours = await(store.claim(some, claim, lease, Set.of()));
        model.take(some, claim, lease, Set.of());
        assertThat(idsOf(ours)).isEqualTo(idsOf(model.heldBy(some, claim)));
        return "claim";
    }

    private String giveBack() {
        List<String> some = List.of(anyId(), anyId());
        Claim claim = claims.get(random.nextInt(claims.size()));
        assertThat(await(store.giveBack(some, claim)))
                .isEqualTo(model.giveBack(some.stream().distinct().toList(), claim));
        return "giving back";
    }

    private String renew() {
        String owner = OWNERS.get(random.nextInt(OWNERS.size()));
        Map<String, Long> fences = Map.of(anyId(), anyFence());
        Duration lease = random.nextBoolean() ? LONG : OVER;
        assertThat(await(store.renew(owner, fences, lease))).isEqualTo(model.renew(owner, fences, lease));
        return "renewal";
    }

    private String mark() {
        String id = anyId();
        long fence = fenceOf(id);
        EffectPolicy policy = random.nextBoolean() ? EffectPolicy.REPEAT : EffectPolicy.NEVER_REPEAT;
        assertThat(await(store.mark(id, fence, policy))).isEqualTo(model.mark(id, fence, policy));
        return "mark";
    }

    private String settle() {
        String id = anyId();
        var ending = new Ending(id, fenceOf(id), anyEnd());
        assertThat(await(store.settle(List.of(ending))).isEmpty()).isEqualTo(model.settle(ending));
        return "end " + ending.settlement().state();
    }

    private String reap() {
        JobDocument seen = random.nextInt(3) == 0 ? found(anyId()) : Objects.requireNonNull(model.find(anyId()));
        Settlement end = Settlements.afterStall(seen, () -> 0.0);
        assertThat(await(store.reap(seen, end))).isEqualTo(model.reap(seen, end));
        return "reaping";
    }

    private Settlement anyEnd() {
        return switch (random.nextInt(5)) {
            case 0 -> new Final(JobState.DONE, null, null);
            case 1 -> new Final(JobState.DEAD, null, "refused");
            case 2 -> new Again(Duration.ofSeconds(-5), Charge.ATTEMPT, "refused");
            case 3 -> new Again(Duration.ofHours(1), Charge.NOTHING, "away");
            default -> new Again(Duration.ZERO, Charge.NOTHING, null);
        };
    }

    private String anyId() {
        return ids.get(random.nextInt(ids.size()));
    }

    private long anyFence() {
        return fenceOf(anyId());
    }

    /** Mostly the right one. */
    private long fenceOf(String id) {
        return found(id).fence() - (random.nextInt(4) == 0 ? 1 : 0);
    }

    private JobDocument found(String id) {
        return Objects.requireNonNull(await(store.find(id)));
    }

    private static List<String> idsOf(List<JobDocument> jobs) {
        return jobs.stream().map(JobDocument::id).sorted().toList();
    }

    /** Everything but exact times. */
    private static List<@Nullable Object> essence(JobDocument job) {
        var lease = job.lease();
        var effect = job.effect();
        List<@Nullable Object> essence = new ArrayList<>();
        essence.add(job.state());
        essence.add(job.fence());
        essence.add(job.attempts());
        essence.add(job.stalls());
        essence.add(job.runAt().isAfter(Instant.now().plusSeconds(60)));
        essence.add(lease == null ? null : lease.owner() + lease.token());
        essence.add(lease == null ? null : lease.until().isAfter(Instant.now()));
        essence.add(effect == null ? null : effect.policy() + " " + effect.fence());
        essence.add(job.err() == null ? null : job.err().code());
        return essence;
    }

    private static <T> T await(Uni<T> uni) {
        return uni.await().atMost(LIMIT);
    }
}
