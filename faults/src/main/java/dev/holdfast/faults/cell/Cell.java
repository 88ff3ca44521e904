package dev.holdfast.faults.cell;

import dev.holdfast.faults.rig.Rig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of the matrix.
 *
 * @param number as the matrix counts
 * @param injected in a few words, for the table
 * @param ownRig whether it needs a rig on a MongoDB of three servers
 */
public record Cell(int number, String injected, boolean ownRig, Script script) {

    /** What a cell does. */
    @FunctionalInterface
    public interface Script {
        /**
         * Breaks, and mends. What has ended by then or ends soon after is looked at by others.
         *
         * @param time how long the fault may last, where that is a matter of taste
         */
        Findings run(Rig rig, Duration time);
    }

    public Cell(int number, String injected, Script script) {
        this(number, injected, false, script);
    }

    /**
     * What a cell leaves to be checked.
     *
     * @param jobs that must all have ended, once
     * @param wrong what the cell itself saw that may not be
     * @param p99Within how late 99 of 100 jobs may have begun; null where it is no matter
     * @param calledOnce whether the owner may have been called only once for each job
     */
    public record Findings(
            Collection<String> jobs,
            List<String> wrong,
            @Nullable Duration p99Within,
            boolean calledOnce) {

        public Findings {
            jobs = List.copyOf(jobs);
            wrong = List.copyOf(wrong);
        }

        static Findings of(Collection<String> jobs) {
            return new Findings(jobs, List.of(), null, false);
        }

        /** The same, and 99 of 100 jobs must have begun that soon after they were due. */
        Findings within(Duration p99) {
            return new Findings(jobs, wrong, p99, calledOnce);
        }

        /** The same, and no worker or server was in trouble, so that nothing may have been tried twice. */
        Findings calledOnlyOnce() {
            return new Findings(jobs, wrong, p99Within, true);
        }

        /** The same, with a sentence more unless something is so. */
        Findings require(boolean so, String otherwise) {
            if (so) {
                return this;
            }
            List<String> more = new ArrayList<>(wrong);
            more.add(otherwise);
            return new Findings(jobs, more, p99Within, calledOnce);
        }
    }

    /** Settings of the workers that a control run changes. */
    public static final Map<String, String> WITHOUT_FENCE = Map.of("HOLDFAST_JOBS_FENCED", "false");
}
