package dev.holdfast.faults.owner;

/**
 * A job handed to its owner.
 *
 * @param worker which worker called, from 0
 */
public record Call(int worker, String jobId, long fence, int attempt) {}
