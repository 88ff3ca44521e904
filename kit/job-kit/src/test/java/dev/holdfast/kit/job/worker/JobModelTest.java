package dev.holdfast.kit.job.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.worker.ModelWorld.Options;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

/** The state machine and its rules under thousands of interleavings with everything that can go wrong; no server is needed. */
class JobModelTest {

    private static final Logger LOG = Logger.getLogger(JobModelTest.class);
    private static final int RUNS = 20_000;

    /** Enough for each broken rule to show; a few are. */
    private static final int CONTROL_RUNS = 5_000;

    private final long seed = Long.getLong("holdfast.seed", new Random().nextLong());

    @Test
    void nothingIsLostAndNothingHappensTwice() {
        LOG.infof("seed %d (repeat with -Dholdfast.seed=%d)", seed, seed);

        seeds(RUNS).forEach(each -> assertSound(Options.USUAL, each));
    }

    @Test
    void whoeverLivesKeepsItsJobsHoweverManyAnswersAreLost() {
        LOG.infof("seed %d (repeat with -Dholdfast.seed=%d)", seed, seed);

        seeds(RUNS / 4).forEach(each -> assertSound(Options.NO_DEATHS, each));
    }

    /** A control: writes of those who lost their claim. */
    @Test
    void withoutTheFenceTheCheckSeesIt() {
        assertThat(found(new Options(false, true, true, true)))
                .anyMatch(sentence -> sentence.contains("one who does not hold it"))
                .anyMatch(sentence -> sentence.contains("leaves a final state"));
    }

    /** A control: effects that may not be repeated, with nothing that tells that they had begun. */
    @Test
    void withoutTheMarkerTheCheckSeesIt() {
        assertThat(found(new Options(true, false, true, true)))
                .anyMatch(sentence -> sentence.startsWith("NEVER_REPEATED") && sentence.contains("happened 2 times"));
    }

    /** A control: leases that end before the end is written. */
    @Test
    void withoutRenewalsToTheEndTheCheckSeesIt() {
        assertThat(found(new Options(true, true, false, false)))
                .anyMatch(sentence -> sentence.contains("taken from a worker that lives"));
    }

    private static void assertSound(Options options, long seed) {
        ModelWorld world = ran(options, seed);
        List<String> broken = ModelCheck.broken(world);
        assertThat(broken)
                .as(() -> "seed of this interleaving %d; what happened:\n%s".formatted(seed, ModelCheck.trace(world)))
                .isEmpty();
    }

    private List<String> found(Options options) {
        return seeds(CONTROL_RUNS)
                .mapToObj(each -> ModelCheck.broken(ran(options, each)))
                .flatMap(List::stream)
                .toList();
    }

    private static ModelWorld ran(Options options, long seed) {
        var world = new ModelWorld(options, seed);
        world.run();
        return world;
    }

    private LongStream seeds(int count) {
        return new Random(seed).longs(count);
    }
}
