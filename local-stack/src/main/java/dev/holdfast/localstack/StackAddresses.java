package dev.holdfast.localstack;

import dev.holdfast.localstack.server.MongoServer;
import dev.holdfast.localstack.server.RedisServer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The ports of a stack and the addresses made of them. */
record StackAddresses(int portBase) {

    private static final int EDGE = 8080;
    private static final int MONGODB = 8117;
    private static final int CACHE_REDIS = 8118;
    private static final int QUEUE_REDIS = 8119;
    private static final int SANDBOX = 8190;
    private static final int SMTP = 8125;

    int edgePort() {
        return port(EDGE);
    }

    int mongodbPort() {
        return port(MONGODB);
    }

    int cacheRedisPort() {
        return port(CACHE_REDIS);
    }

    int queueRedisPort() {
        return port(QUEUE_REDIS);
    }

    int sandboxPort() {
        return port(SANDBOX);
    }

    int smtpPort() {
        return port(SMTP);
    }

    int portOf(ServiceProcess process) {
        return port(process.usualPort());
    }

    String edge() {
        return at(edgePort());
    }

    String sandbox() {
        return at(sandboxPort());
    }

    String mongodb() {
        return MongoServer.uriAt(mongodbPort());
    }

    String cacheRedis() {
        return RedisServer.uriAt(cacheRedisPort());
    }

    String queueRedis() {
        return RedisServer.uriAt(queueRedisPort());
    }

    /** Where a service is reached by the edge and its neighbours. */
    String of(Service service) {
        return of(new ServiceProcess(service, 1));
    }

    String of(ServiceProcess process) {
        return at(portOf(process));
    }

    /** Every port, with the part that will listen on it. */
    Map<Integer, String> all(List<ServiceProcess> services) {
        Map<Integer, String> ports = new LinkedHashMap<>();
        ports.put(edgePort(), StackParts.EDGE);
        services.forEach(process -> ports.put(portOf(process), process.name()));
        ports.put(mongodbPort(), StackParts.MONGODB);
        ports.put(cacheRedisPort(), StackParts.CACHE_REDIS);
        ports.put(queueRedisPort(), StackParts.QUEUE_REDIS);
        ports.put(sandboxPort(), StackParts.SANDBOX);
        ports.put(smtpPort(), "sandbox, mail");
        return ports;
    }

    private int port(int usual) {
        return portBase + usual - StackOptions.DEFAULT_PORT_BASE;
    }

    private static String at(int port) {
        return "http://localhost:" + port;
    }
}
