package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.job.store.JobState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bson.Document;

/**
 * One interleaving: workers, promoters, a reaper, a relay and an operator take their steps in the order that a seed decides, and things go
 * wrong as it decides. Afterwards nothing goes wrong any more, and everything has time to end.
 */
final class ModelWorld {

    static final Duration LEASE = Duration.ofSeconds(60);

    private static final Instant START = Instant.parse("2027-03-01T10:00:00Z");
    private static final int JOBS = 8;
    private static final List<Kind> KINDS = List.of(Kind.values());
    private static final int WORKERS = 3;
    private static final int WILD_STEPS = 500;
    private static final int CALM_STEPS = 60_000;
    private static final int LOOK = 16;
    private static final int MOST_PENDING = 12;

    private final Options options;
    private final Random random;
    private final ModelStore store;
    private final ModelTargets targets = new ModelTargets();
    private final ModelHints hints = new ModelHints(this);
    private final List<ModelWorker> workers;
    private final List<JobDocument> outbox = new ArrayList<>();
    private final List<String> all = new ArrayList<>();
    private final Set<String> unwanted = new HashSet<>();
    private final Map<String, Integer> ambiguities = new HashMap<>();
    private final Deque<Runnable> pending = new ArrayDeque<>();
    private int ids;
    private int disturbances;
    private boolean wild = true;
    private Instant endsBlockedUntil = START;

    /**
     * Which rules hold, for controls, and what may go wrong.
     *
     * @param fenced ends are written under the fence only
     * @param marks effects that may not be repeated are announced
     * @param renewsUntilTheEnd leases are renewed until the end is acknowledged
     * @param deaths workers die and freeze; if not, only answers and hints are lost
     */
    record Options(boolean fenced, boolean marks, boolean renewsUntilTheEnd, boolean deaths) {
        static final Options USUAL = new Options(true, true, true, true);
        static final Options NO_DEATHS = new Options(true, true, true, false);
    }

    /** What the target of a job can tell, and what its handler wants. */
    enum Kind {
        DEDUPED,
        REPEATED,
        NEVER_REPEATED
    }

    ModelWorld(Options options, long seed) {
        this.options = options;
        this.random = new Random(seed);
        this.store = new ModelStore(START, options.fenced());
        this.workers =
                IntStream.range(0, WORKERS).mapToObj(n -> new ModelWorker(this)).toList();
        IntStream.range(0, JOBS).forEach(n -> outbox.add(job(n)));
        outbox.forEach(job -> all.add(job.id()));
    }

    private JobDocument job(int number) {
        Kind kind = KINDS.get(number % KINDS.size());
        Instant runAt = START.plusSeconds(random.nextInt(90));
        Instant expireAt = random.nextInt(6) == 0 ? runAt.plusSeconds(random.nextInt(200)) : null;
        return JobDocument.ready(
                kind + "-" + number,
                kind.name(),
                "lane",
                new JobRef("thing", "thing", 1),
                runAt,
                expireAt,
                new Document("v", 1),
                START);
    }

    /** Runs it to its end. */
    void run() {
        for (int step = 0; step < WILD_STEPS; step++) {
            disturb();
            move();
        }
        wild = false;
        for (int step = 0; step < CALM_STEPS && !(step % LOOK == 0 && isQuiet()); step++) {
            if (step % LOOK == 0 && workers.stream().allMatch(ModelWorker::isIdle)) {
                skipToNextDue();
            }
            move();
        }
    }

    private void skipToNextDue() {
        store.all().stream()
                .filter(job -> job.state() == JobState.READY)
                .map(JobDocument::runAt)
                .min(Instant::compareTo)
                .filter(next -> next.isAfter(now()))
                .ifPresent(store::setNow);
    }

    private boolean isQuiet() {
        return outbox.isEmpty()
                && workers.stream().allMatch(ModelWorker::isIdle)
                && store.all().stream().allMatch(job -> job.state().isFinal());
    }

    /** Time goes on a little and somebody takes a step. */
    private void move() {
        int most = options.deaths() ? 2_500 : 800;
        store.setNow(store.now().plusMillis(random.nextInt(most)));
        workers.forEach(ModelWorker::renewWhenDue);
        if (pending.size() > MOST_PENDING) {
            later();
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> later();
            case 1 -> promote();
            case 2 -> reap();
            case 3 -> relay();
            default -> {
                ModelWorker worker = workers.get(random.nextInt(workers.size()));
                if (!worker.isFrozen()) {
                    worker.step();
                }
            }
        }
    }

    private void disturb() {
        switch (random.nextInt(40)) {
            case 0 -> {
                if (options.deaths()) {
                    disturbances++;
                    workers.get(random.nextInt(workers.size())).die();
                }
            }
            case 1 -> {
                if (options.deaths()) {
                    disturbances++;
                    workers.get(random.nextInt(workers.size()))
                            .freezeUntil(store.now().plus(LEASE).plusSeconds(random.nextInt(60)));
                }
            }
            case 2 -> hints.suffer(random);
            case 3 -> store.cancel(all.get(random.nextInt(all.size())));
            case 4 -> unwanted.add(all.get(random.nextInt(all.size())));
            case 5 -> endsBlockedUntil = now().plusSeconds(random.nextInt(180));
            default -> {}
        }
    }

    /** Can no end be written now? */
    boolean blocksEnds() {
        return now().isBefore(endsBlockedUntil);
    }

    /** The second half of what somebody began earlier: by now it may be stale. */
    private void later() {
        Runnable half = pending.poll();
        if (half != null) {
            half.run();
        }
    }

    private void promote() {
        int generation = hints.generation();
        Instant horizon = store.now().plus(Duration.ofMinutes(10));
        Map<String, Instant> read = store.all().stream()
                .filter(job -> job.state() == JobState.READY && !job.runAt().isAfter(horizon))
                .collect(Collectors.toMap(JobDocument::id, JobDocument::runAt));
        pending.add(() -> hints.push(generation, read));
    }

    private void reap() {
        List<JobDocument> over = store.leasesOver();
        pending.add(() -> over.forEach(job -> store.reap(job, Settlements.afterStall(job, random::nextDouble))));
    }

    /** Inserts; the pull may come much later, or be done twice. */
    private void relay() {
        List<JobDocument> copied = List.copyOf(outbox);
        if (!copied.isEmpty() && !fails()) {
            copied.forEach(store::insertMissing);
            pending.add(() -> {
                if (!fails()) {
                    outbox.removeAll(copied);
                }
            });
        }
    }

    /** Is a message lost now? Asked before a write for its request and after it for its answer. */
    boolean fails() {
        return wild && random.nextInt(12) == 0;
    }

    int nextId() {
        return ids++;
    }

    Options options() {
        return options;
    }

    Random random() {
        return random;
    }

    ModelStore store() {
        return store;
    }

    ModelTargets targets() {
        return targets;
    }

    ModelHints hints() {
        return hints;
    }

    Instant now() {
        return store.now();
    }

    boolean isWanted(String id) {
        return !unwanted.contains(id);
    }

    Kind kindOf(JobDocument job) {
        return Kind.valueOf(job.type());
    }

    List<String> jobs() {
        return all;
    }

    void countAmbiguity(String id, boolean ambiguous) {
        ambiguities.merge(id, ambiguous ? 1 : 0, Integer::sum);
    }

    int ambiguitiesOf(String id) {
        return ambiguities.getOrDefault(id, 0);
    }

    /** Deaths and freezes so far. */
    int disturbances() {
        return disturbances;
    }
}
