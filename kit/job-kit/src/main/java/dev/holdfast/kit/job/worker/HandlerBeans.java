package dev.holdfast.kit.job.worker;

import io.quarkus.arc.All;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every {@link JobHandler} bean, by its type. */
@Singleton
@DefaultBean
public class HandlerBeans implements JobHandlers {

    private final Map<String, JobHandler> handlers;

    HandlerBeans(@All List<JobHandler> handlers) {
        this.handlers = handlers.stream().collect(Collectors.toUnmodifiableMap(JobHandler::type, Function.identity()));
    }

    @Override
    public Optional<JobHandler> find(String type) {
        return Optional.ofNullable(handlers.get(type));
    }

    @Override
    public Map<String, String> targets() {
        return handlers.values().stream().collect(Collectors.toUnmodifiableMap(JobHandler::type, JobHandler::target));
    }
}
