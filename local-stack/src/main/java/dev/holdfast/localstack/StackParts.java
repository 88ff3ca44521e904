package dev.holdfast.localstack;

import dev.holdfast.localstack.edge.Edge;
import dev.holdfast.localstack.process.ChildProcess;
import dev.holdfast.localstack.process.Program;
import dev.holdfast.localstack.server.MongoServer;
import dev.holdfast.localstack.server.RedisRole;
import dev.holdfast.localstack.server.RedisServer;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The parts of a stack and how each is run. */
final class StackParts {

    static final String EDGE = "edge";
    static final String SANDBOX = "sandbox";
    static final String MONGODB = "mongodb";
    static final String CACHE_REDIS = "redis-cache";
    static final String QUEUE_REDIS = "redis-queue";

    private static final int SMALL_HEAP_MEGABYTES = 96;

    private final StackOptions options;
    private final StackAddresses addresses;
    private final StackFolder folder;
    private final StackSecrets secrets;

    StackParts(StackOptions options, StackAddresses addresses, StackFolder folder, StackSecrets secrets) {
        this.options = options;
        this.addresses = addresses;
        this.folder = folder;
        this.secrets = secrets;
    }

    MongoServer mongo() {
        return options.failPoints()
                ? MongoServer.withFailPoints(folder.mongodb(), folder.logs(), addresses.mongodbPort())
                : MongoServer.at(folder.mongodb(), folder.logs(), addresses.mongodbPort());
    }

    RedisServer cacheRedis() {
        return RedisServer.at(RedisRole.CACHE, folder.redis(), folder.logs(), addresses.cacheRedisPort());
    }

    RedisServer queueRedis() {
        return RedisServer.at(RedisRole.QUEUE, folder.redis(), folder.logs(), addresses.queueRedisPort());
    }

    /** The programs of our own, in the order in which they are started. */
    List<StackPart> programs() {
        var environment = new ServiceEnvironment(addresses, secrets, folder, options.settings());
        List<StackPart> parts = new ArrayList<>();
        for (ServiceProcess process : ServiceProcess.of(options)) {
            parts.add(service(process, environment.of(process)));
        }
        parts.add(sandbox());
        parts.add(edge());
        return parts;
    }

    private StackPart service(ServiceProcess process, Map<String, String> environment) {
        Service service = process.service();
        List<String> command =
                java(process.name(), service.module(), service.heapMegabytes()).jar("quarkus-app/quarkus-run.jar");
        return part(process.name(), command, environment, addresses.of(process) + "/q/health/ready");
    }

    private StackPart sandbox() {
        List<String> arguments = List.of(
                "--port",
                Integer.toString(addresses.sandboxPort()),
                "--smtp-port",
                Integer.toString(addresses.smtpPort()));
        List<String> command = java(SANDBOX, SANDBOX, SMALL_HEAP_MEGABYTES)
                .mainClass("sandbox-0.1.0-SNAPSHOT.jar", "dev.holdfast.sandbox.Sandbox", arguments);
        Map<String, String> environment = Map.of("HOLDFAST_CALENDLY_TOKEN", secrets.calendlyToken());
        return part(SANDBOX, command, environment, addresses.sandbox() + "/q/health/ready");
    }

    private StackPart edge() {
        List<String> arguments = new ArrayList<>(List.of(
                "--port",
                Integer.toString(addresses.edgePort()),
                "--web",
                options.root().resolve("web").toString()));
        for (Service service : Service.values()) {
            arguments.addAll(List.of("--service", service.label() + "=" + addresses.of(service)));
        }
        List<String> command = java(EDGE, "local-stack", SMALL_HEAP_MEGABYTES)
                .mainClass("local-stack-0.1.0-SNAPSHOT.jar", Edge.class.getName(), arguments);
        return part(EDGE, command, Map.of(), addresses.edge() + "/");
    }

    private JavaCommand java(String part, String module, int heapMegabytes) {
        return new JavaCommand(
                part, options.root().resolve(module).resolve("target"), heapMegabytes, options.asDeployed());
    }

    private StackPart part(String name, List<String> command, Map<String, String> environment, String readyAt) {
        Program program = new Program(name, command, environment, folder.logOf(name), folder.processOf(name));
        return StackPart.of(new ChildProcess(program), new HttpProbe(URI.create(readyAt)));
    }
}
