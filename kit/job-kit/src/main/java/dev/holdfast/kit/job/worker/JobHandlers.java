package dev.holdfast.kit.job.worker;

import java.util.Map;
import java.util.Optional;

/** Who performs which type of job. By default each {@link JobHandler} bean the type it names; a service may decide otherwise. */
public interface JobHandlers {

    /** The handler of a type; without one a job of that type is dead with the error {@code unknown-type}. */
    Optional<JobHandler> find(String type);

    /** The target of each type that is known beforehand. */
    default Map<String, String> targets() {
        return Map.of();
    }
}
