package dev.holdfast.kit.job.worker;

import dev.holdfast.kit.job.store.JobDocument;
import io.smallrye.mutiny.Uni;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The jobs one worker holds now, each with a way to interrupt it. Safe for any thread. */
final class HeldJobs {

    /** Why a running handler is interrupted. */
    enum Interruption {
        /** The lease is lost: whatever the handler says, nothing may be written. */
        LOST,
        /** The worker stops: the job is given back. */
        STOPPED
    }

    private record Held(long fence, CompletableFuture<Interruption> interrupted) {}

    private final Map<String, Held> jobs = new ConcurrentHashMap<>();

    /** Notes a claim; the answer gives an item only when the job is interrupted. */
    Uni<Interruption> add(JobDocument job) {
        var held = new Held(job.fence(), new CompletableFuture<>());
        jobs.put(job.id(), held);
        return Uni.createFrom().completionStage(held.interrupted());
    }

    void remove(JobDocument job) {
        jobs.computeIfPresent(job.id(), (id, held) -> held.fence() == job.fence() ? null : held);
    }

    /** The fence of each held job. */
    Map<String, Long> fences() {
        return jobs.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, entry -> entry.getValue().fence()));
    }

    /** Interrupts lost claims; a newer claim of the same job is not meant. */
    void lose(Set<String> ids, Map<String, Long> fences) {
        for (String id : ids) {
            Held held = jobs.get(id);
            if (held != null && Objects.equals(fences.get(id), held.fence())) {
                held.interrupted().complete(Interruption.LOST);
            }
        }
    }

    void stopAll() {
        jobs.values().forEach(held -> held.interrupted().complete(Interruption.STOPPED));
    }
}
