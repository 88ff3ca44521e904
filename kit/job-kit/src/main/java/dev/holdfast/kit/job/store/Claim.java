package dev.holdfast.kit.job.store;

import java.util.UUID;

/**
 * One attempt to take jobs.
 *
 * @param owner names the worker process; never used twice
 * @param token names this attempt, so that it can be asked later what it took, should its answer be lost
 */
public record Claim(String owner, String token) {

    /** An attempt of this owner that nobody has made before. */
    public static Claim by(String owner) {
        return new Claim(owner, UUID.randomUUID().toString());
    }
}
