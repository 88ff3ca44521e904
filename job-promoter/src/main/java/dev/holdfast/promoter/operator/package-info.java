/**
 * Jobs as admins see and steer them. A final state is never left: what is retried becomes a new job, whose id follows from the old
 * one's ({@link dev.holdfast.kit.job.store.AgainIds}), so that any number of retries of one job make one job. What is cancelled was
 * waiting; what runs is its worker's to end. Every write is one conditional write.
 */
@NullMarked
package dev.holdfast.promoter.operator;

import org.jspecify.annotations.NullMarked;
