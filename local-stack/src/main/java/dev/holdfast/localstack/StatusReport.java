package dev.holdfast.localstack;

import dev.holdfast.localstack.StackStatus.MongoStatus;
import dev.holdfast.localstack.StackStatus.RedisPair;
import dev.holdfast.localstack.StackStatus.RedisStatus;
import dev.holdfast.localstack.StackStatus.SandboxStatus;
import dev.holdfast.localstack.StackStatus.SecretsInUse;
import dev.holdfast.localstack.StackStatus.ServiceStatus;
import dev.holdfast.localstack.process.ProcessFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Describes a stack for outside tools, from what lies in its folder. */
record StatusReport(StackOptions options, StackFolder folder, StackSecrets secrets) {

    StackStatus now() {
        StackAddresses addresses = new StackAddresses(options.portBase());
        return new StackStatus(
                addresses.edge(),
                pid(StackParts.EDGE),
                services(addresses),
                new MongoStatus(addresses.mongodb(), pid(StackParts.MONGODB)),
                new RedisPair(
                        new RedisStatus(addresses.cacheRedis(), pid(StackParts.CACHE_REDIS)),
                        new RedisStatus(addresses.queueRedis(), pid(StackParts.QUEUE_REDIS))),
                new SandboxStatus(addresses.sandbox(), pid(StackParts.SANDBOX), addresses.smtpPort()),
                secrets.accounts(),
                new SecretsInUse(secrets.calendlySigningKey(), secrets.internalKey(), secrets.schedulingTokenKey()),
                shown(folder.path()));
    }

    private Map<String, ServiceStatus> services(StackAddresses addresses) {
        Map<String, ServiceStatus> services = new LinkedHashMap<>();
        for (ServiceProcess process : ServiceProcess.of(options)) {
            String name = process.name();
            services.put(name, new ServiceStatus(addresses.of(process), pid(name), shown(folder.logOf(name))));
        }
        return services;
    }

    private @Nullable Long pid(String part) {
        return new ProcessFile(folder.processOf(part))
                .find()
                .map(ProcessHandle::pid)
                .orElse(null);
    }

    /** Relative to the checkout where it lies inside. */
    private String shown(Path path) {
        return path.startsWith(options.root()) ? options.root().relativize(path).toString() : path.toString();
    }
}
