package dev.holdfast.identity.credential;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;

/** How passwords are hashed. The defaults are OWASP's floor for Argon2id: 19 MiB, two passes, one lane. */
@ConfigMapping(prefix = "identity.credential")
interface CredentialConfig {

    @WithDefault("19456")
    @Min(8)
    int memoryKib();

    @WithDefault("2")
    @Min(1)
    int iterations();

    @WithDefault("1")
    @Min(1)
    int parallelism();

    /** Hashes computed at once. Each of them holds {@link #memoryKib()} of heap. */
    @WithDefault("2")
    @Min(1)
    int threads();

    /** Hashes that may wait for a thread; a request that finds the queue full is refused. Short, because a request has a second. */
    @WithDefault("16")
    @Min(0)
    int queue();
}
