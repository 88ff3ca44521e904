package dev.holdfast.localstack;

import java.util.HashMap;
import java.util.Map;

/** The environment of a service: the only way in which secrets reach it. */
final class ServiceEnvironment {

    private final StackAddresses addresses;
    private final StackSecrets secrets;
    private final StackFolder folder;
    private final Map<String, String> settings;

    ServiceEnvironment(
            StackAddresses addresses, StackSecrets secrets, StackFolder folder, Map<String, String> settings) {
        this.addresses = addresses;
        this.secrets = secrets;
        this.folder = folder;
        this.settings = settings;
    }

    Map<String, String> of(ServiceProcess process) {
        Service service = process.service();
        Map<String, String> environment = new HashMap<>(shared());
        // By this name MongoDB tells one service's connections from another's.
        environment.put("HOLDFAST_MONGODB_URI", addresses.mongodb() + "&appName=" + service.module());
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(addresses.portOf(process)));
        environment.put(
                "HOLDFAST_DATA_DIR", folder.services().resolve(process.name()).toString());
        switch (service) {
            case IDENTITY, BOOKING -> environment.put("HOLDFAST_CACHE_REDIS_URL", addresses.cacheRedis());
            case WEBHOOK, PROMOTER, NOTIFICATION -> environment.put("HOLDFAST_QUEUE_REDIS_URL", addresses.queueRedis());
        }
        if (service == Service.IDENTITY) {
            environment.put("HOLDFAST_ADMIN_EMAIL", secrets.accounts().admin().email());
            environment.put("HOLDFAST_ADMIN_PASSWORD", secrets.adminPassword());
        }
        environment.putAll(settings);
        return environment;
    }

    private Map<String, String> shared() {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOLDFAST_PUBLIC_URL", addresses.edge());
        environment.put("HOLDFAST_MASTER_KEY", secrets.masterKey());
        environment.put("HOLDFAST_INTERNAL_KEY", secrets.internalKey());
        environment.put("HOLDFAST_SCHEDULING_TOKEN_KEYS", secrets.schedulingTokenKey());
        environment.put("HOLDFAST_CALENDLY_BASE_URL", addresses.sandbox() + "/calendly");
        environment.put("HOLDFAST_CALENDLY_TOKEN", secrets.calendlyToken());
        environment.put("HOLDFAST_CALENDLY_SIGNING_KEYS", secrets.calendlySigningKey());
        environment.put("HOLDFAST_SMTP_HOST", "localhost");
        environment.put("HOLDFAST_SMTP_PORT", Integer.toString(addresses.smtpPort()));
        for (Service neighbour : Service.values()) {
            environment.put("HOLDFAST_" + neighbour.name() + "_URL", addresses.of(neighbour));
        }
        return environment;
    }
}
