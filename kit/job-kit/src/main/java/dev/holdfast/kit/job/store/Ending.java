package dev.holdfast.kit.job.store;

/** How one claim ends: the job, the fence under which it is held, and what is written. */
public record Ending(String id, long fence, Settlement settlement) {}
