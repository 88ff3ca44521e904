package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.loop.Deadline;
import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.job.store.JobRef;
import org.bson.Document;

/**
 * A job in the hands of a handler.
 *
 * @param id also the key by which the target of the effect recognises a repetition
 * @param fence of this claim; a later claim of the same job has a higher one
 * @param attempt 1 for the first
 * @param deadline by which the effect must have begun, counted from before the claim; after it, do nothing any more
 */
public record ClaimedJob(
        String id, String type, JobRef ref, long fence, int attempt, Document payload, Deadline deadline) {

    static ClaimedJob of(JobDocument job, Deadline deadline) {
        return new ClaimedJob(
                job.id(), job.type(), job.ref(), job.fence(), job.attempts() + 1, job.payload(), deadline);
    }
}
