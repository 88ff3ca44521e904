package dev.holdfast.kit.job.store;

import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * The business document a job is about.
 *
 * @param kind such as {@code booking}
 * @param id of that document
 * @param rev its revision when the job was born
 */
@RegisterForReflection
public record JobRef(String kind, String id, long rev) {}
