package dev.holdfast.kit.job.worker;

import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What a worker does and within which bounds.
 *
 * @param lanes the most urgent first
 * @param slots how many jobs run at once
 * @param storeAvailable whether MongoDB answers; hints are left where they are while it does not
 */
record WorkerPlan(List<Lane> lanes, int slots, Times times, BooleanSupplier storeAvailable) {

    /**
     * A lane this worker takes jobs from.
     *
     * @param weight its part of the slots, in proportion to the other lanes' weights
     */
    record Lane(String name, int weight) {

        Lane {
            if (weight < 1) {
                throw new IllegalArgumentException("The weight of lane " + name + " must be 1 or more, not " + weight);
            }
        }
    }

    WorkerPlan {
        lanes = List.copyOf(lanes);
        if (lanes.isEmpty() || slots < 1) {
            throw new IllegalArgumentException("A worker needs a lane and a slot");
        }
    }

    /**
     * How long things last.
     *
     * @param lease of a claim
     * @param renewEvery between renewals
     * @param handlerLimit of a handler, counted from before its claim
     * @param drain of each step of an orderly stop
     * @param patience while hints are away, before due jobs are read from MongoDB
     */
    record Times(Duration lease, Duration renewEvery, Duration handlerLimit, Duration drain, Duration patience) {

        Times {
            if (handlerLimit.multipliedBy(2).compareTo(lease) > 0) {
                throw new IllegalArgumentException("A handler may take at most half of the lease");
            }
            if (renewEvery.multipliedBy(3).compareTo(lease) > 0) {
                throw new IllegalArgumentException("Renewals must be at most a third of the lease apart");
            }
        }
    }
}
