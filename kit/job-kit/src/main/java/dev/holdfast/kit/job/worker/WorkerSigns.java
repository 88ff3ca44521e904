package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.hint.LaneSigns;
import dev.holdfast.kit.job.loop.Loop;
import dev.holdfast.kit.job.targets.Targets;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.List;

/** Shows every two seconds that a worker lives, and what it refuses. */
final class WorkerSigns {

    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration LASTING = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofSeconds(2);

    private final LaneSigns signs;
    private final String worker;
    private final List<String> lanes;
    private final Targets targets;
    private final Loop loop = new Loop("worker-signs", LIMIT, this::show);

    WorkerSigns(LaneSigns signs, String worker, List<String> lanes, Targets targets) {
        this.signs = signs;
        this.worker = worker;
        this.lanes = lanes;
        this.targets = targets;
    }

    private Uni<Duration> show() {
        return signs.show(worker, lanes, targets.refused(), LASTING).replaceWith(EVERY);
    }

    void start() {
        loop.start(Duration.ZERO);
    }

    void stop() {
        loop.stop();
    }
}
