package dev.holdfast.notification.delivery;

import dev.holdfast.kit.job.worker.ClaimedJob;

/**
 * One message on its way to one person.
 *
 * @param jobId names the delivery; the same job run again is the same delivery
 * @param fence of the claim that does it
 * @param userId who is told
 * @param kind the job's type
 * @param ref id of the document it is about
 */
public record Delivery(String jobId, long fence, String userId, String kind, String ref) {

    /** The delivery that a claimed job stands for. */
    public static Delivery of(ClaimedJob job, String userId) {
        return new Delivery(job.id(), job.fence(), userId, job.type(), job.ref().id());
    }
}
