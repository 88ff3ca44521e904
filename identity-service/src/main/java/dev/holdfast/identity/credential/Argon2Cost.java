package dev.holdfast.identity.credential;

/**
 * What one Argon2id hash costs.
 *
 * @param memoryKib memory of one computation in KiB
 * @param iterations passes over that memory
 * @param parallelism lanes; computed one after the other here, so it buys no speed
 */
record Argon2Cost(int memoryKib, int iterations, int parallelism) {

    Argon2Cost {
        if (parallelism < 1 || iterations < 1 || memoryKib < 8 * parallelism) {
            throw new IllegalArgumentException(
                    "Argon2 needs at least one pass, one lane and 8 KiB of memory for each lane");
        }
    }
}
