package dev.holdfast.kit.job.hint;

import java.time.Instant;

/** That this job becomes due then. */
public record Hint(String jobId, Instant due) {}
