package dev.holdfast.kit.test;

import static org.awaitility.Awaitility.await;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.holdfast.localstack.process.Probe;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.process.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.images.RemoteDockerImage;
import org.testcontainers.utility.DockerImageName;

/**
 * A server in a container that shares the machine's network, user and data folder, so that port, flags and files are those of the
 * same server run as a process. What it is called lies in its process file, for every class loader of the run to find.
 */
final class ContainerProcess implements ServerProcess {

    private static final Duration SURE_TO_END = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private final String image;
    private final Program program;
    private final DockerClient engine = DockerClientFactory.instance().client();

    ContainerProcess(String image, Program program) {
        this.image = image;
        this.program = program;
    }

    @Override
    public String name() {
        return program.name();
    }

    @Override
    public Path log() {
        return program.log();
    }

    @Override
    public synchronized void start() {
        if (isAlive()) {
            return;
        }
        try {
            Path folder = Objects.requireNonNull(
                    program.processFile().toAbsolutePath().getParent());
            String owner = Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid");
            List<String> command = program.command();
            String id = engine.createContainerCmd(pulled())
                    .withEntrypoint(command.getFirst())
                    .withCmd(command.subList(1, command.size()))
                    .withUser(owner)
                    .withLabels(DockerClientFactory.DEFAULT_LABELS)
                    .withHostConfig(HostConfig.newHostConfig()
                            .withNetworkMode("host")
                            .withAutoRemove(true)
                            .withBinds(new Bind(folder.toString(), new Volume(folder.toString()))))
                    .exec()
                    .getId();
            engine.startContainerCmd(id).exec();
            Files.writeString(program.processFile(), id);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private String pulled() {
        return new RemoteDockerImage(DockerImageName.parse(image)).get();
    }

    @Override
    public void awaitReady(Probe probe, Duration pace, Duration limit) {
        await(name())
                .pollDelay(Duration.ZERO)
                .pollInterval(pace)
                .atMost(limit)
                .ignoreExceptions()
                .until(probe::isReady);
    }

    @Override
    public boolean isAlive() {
        return is(ContainerState::getRunning);
    }

    @Override
    public Optional<ProcessHandle> find() {
        return state().map(ContainerState::getPidLong).flatMap(ProcessHandle::of);
    }

    @Override
    public long pid() {
        return find().map(ProcessHandle::pid).orElseThrow(() -> new IllegalStateException(name() + " does not run"));
    }

    @Override
    public CompletableFuture<ProcessHandle> onExit() {
        return find().map(ProcessHandle::onExit).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @Override
    public void freeze() {
        engine.pauseContainerCmd(id()).exec();
    }

    @Override
    public void thaw() {
        engine.unpauseContainerCmd(id()).exec();
    }

    @Override
    public void kill() {
        if (!isAlive()) {
            return;
        }
        if (is(ContainerState::getPaused)) {
            thaw();
        }
        try {
            engine.killContainerCmd(id()).exec();
        } catch (DockerException gone) {
            // it ended between the question and the signal
        }
        await(name() + " gone").pollInterval(LOOK_EVERY).atMost(SURE_TO_END).until(() -> state().isEmpty());
    }

    @Override
    public void stop(Duration grace) {
        kill();
    }

    private boolean is(Predicate<ContainerState> property) {
        return state().filter(property).isPresent();
    }

    /** Empty when the container is gone; the engine removes it when its process ends. */
    private Optional<ContainerState> state() {
        if (!Files.exists(program.processFile())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Objects.requireNonNull(
                    engine.inspectContainerCmd(id()).exec().getState()));
        } catch (NotFoundException gone) {
            return Optional.empty();
        }
    }

    private String id() {
        try {
            return Files.readString(program.processFile());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
