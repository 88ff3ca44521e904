package dev.holdfast.kit.job.store;

/**
 * The business document a job is about.
 *
 * @param kind such as {@code booking}
 * @param id of that document
 * @param rev its revision when the job was born
 */
public record JobRef(String kind, String id, long rev) {}
