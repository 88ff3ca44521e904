package dev.holdfast.mongosetup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.mongosetup.ComposeFile.Container;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What docs/operations.md promises of the compose file, read from the file itself. */
class ComposeTest {

    private static final int SERVER_MEGABYTES = 2048;
    private static final int SYSTEM_MEGABYTES = 240;

    private static final Set<String> CACHE_USERS = Set.of("identity-service", "booking-service");
    private static final Set<String> QUEUE_USERS = Set.of("webhook-gateway", "job-promoter", "notification-service");
    private static final Set<String> CALLING_OUT = Set.of("booking-service", "notification-service");

    private static final ComposeFile COMPOSE = ComposeFile.read();

    @Test
    void onlyCaddyIsReachedFromOutside() {
        Map<String, Container> published = new TreeMap<>(COMPOSE.containers());
        published.values().removeIf(container -> !container.has("ports"));

        assertThat(published.keySet()).containsExactly("caddy");
        assertThat(COMPOSE.container("caddy").list("ports")).containsExactly("80:80", "443:443", "443:443/udp");
    }

    @Test
    void eachRedisIsReachedByTheServicesThatMayUseItAndNobodyElse() {
        assertThat(membersOf("cache")).isEqualTo(with(CACHE_USERS, "cache-redis"));
        assertThat(membersOf("queue")).isEqualTo(with(QUEUE_USERS, "queue-redis"));
        assertThat(COMPOSE.container("cache-redis").list("networks")).containsExactly("cache");
        assertThat(COMPOSE.container("queue-redis").list("networks")).containsExactly("queue");
    }

    @Test
    void mongodbIsReachedByTheServicesAlone() {
        assertThat(membersOf("data")).isEqualTo(with(with(CACHE_USERS, "mongodb"), QUEUE_USERS.toArray(String[]::new)));
        assertThat(COMPOSE.container("mongodb").list("networks")).containsExactly("data");
    }

    @Test
    void onlyWhoCallsProvidersReachesTheInternet() {
        assertThat(COMPOSE.internalNetworks()).containsExactlyInAnyOrder("edge", "data", "cache", "queue");
        assertThat(membersOf("outside")).isEqualTo(CALLING_OUT);
        assertThat(membersOf("public")).containsExactly("caddy");
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void aServiceIsGivenTheRedisItMayUseAndItsOwnUsers(ServiceUser user) {
        Container service = COMPOSE.container(user.service());
        boolean cache = CACHE_USERS.contains(user.service());
        String name = cache ? "HOLDFAST_CACHE_REDIS_URL" : "HOLDFAST_QUEUE_REDIS_URL";

        assertThat(service.environment(name))
                .isEqualTo("redis://" + user.service() + ":$${holdfast.redis-password}@" + (cache ? "cache" : "queue")
                        + "-redis:6379");
        assertThat(service.map("environment"))
                .doesNotContainKey(cache ? "HOLDFAST_QUEUE_REDIS_URL" : "HOLDFAST_CACHE_REDIS_URL");
        assertThat(service.environment("HOLDFAST_MONGODB_URI"))
                .isEqualTo("mongodb://" + user.service()
                        + ":$${holdfast.mongodb-password}@mongodb:27017/holdfast?replicaSet=rs0");
        assertThat(service.secrets())
                .containsEntry("holdfast.mongodb-password", user.passwordFile())
                .containsEntry("holdfast.redis-password", "redis-" + user.service() + "-password")
                .containsKeys("holdfast.master-key", "holdfast.internal-key");
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void aServiceStartsWhenMongodbIsPreparedAndDoesNotWaitForRedis(ServiceUser user) {
        Map<String, Object> needs = COMPOSE.container(user.service()).map("depends_on");
        String redis = CACHE_USERS.contains(user.service()) ? "cache-redis" : "queue-redis";

        assertThat(needs)
                .containsEntry("mongodb", Map.of("condition", "service_healthy"))
                .containsEntry("mongo-setup", Map.of("condition", "service_completed_successfully"))
                .containsEntry(redis, Map.of("condition", "service_started"));
    }

    @Test
    void imagesCarryVersions() {
        COMPOSE.containers().forEach((name, container) -> {
            String image = container.text("image");
            if (image.startsWith("holdfast/")) {
                assertThat(image).isEqualTo("holdfast/" + name + ":${HOLDFAST_VERSION:-0.1.0}");
            } else {
                assertThat(image).as(name).matches("[a-z/]+:\\d+\\.\\d+\\.\\d+");
            }
        });
    }

    @Test
    void allOfItFitsAServerOfTwoGigabytes() {
        int sum = COMPOSE.containers().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("mongo-setup")) // has ended when the services start
                .mapToInt(entry -> entry.getValue().memoryMegabytes())
                .sum();

        assertThat(sum).isLessThanOrEqualTo(SERVER_MEGABYTES - SYSTEM_MEGABYTES);
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void aServiceKeepsToASmallHeap(ServiceUser user) {
        assertThat(COMPOSE.container(user.service()).environment("JDK_JAVA_OPTIONS"))
                .contains("-Xmx96m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void mongodRunsAsTheSuiteReliesOnIt() {
        assertThat(COMPOSE.container("mongodb").list("command"))
                .contains(
                        "--replSet=rs0",
                        "--wiredTigerCacheSizeGB=0.25",
                        "--setParameter=transactionLifetimeLimitSeconds=3");
        assertThat(ComposeFile.text(ComposeFile.ROOT.resolve("deploy/compose/mongodb/start.sh")))
                .contains("--keyFile"); // which turns access control on
    }

    @Test
    void neitherRedisWritesToDiskAndOnlyTheCacheForgets() {
        String common = "--save  --appendonly no --maxmemory 32mb --maxmemory-policy ";

        assertThat(String.join(" ", COMPOSE.container("cache-redis").list("command")))
                .contains(common + "allkeys-lru", "--aclfile /run/secrets/valkey-cache.acl");
        assertThat(String.join(" ", COMPOSE.container("queue-redis").list("command")))
                .contains(common + "noeviction", "--aclfile /run/secrets/valkey-queue.acl");
    }

    /** Redis itself refuses everybody from elsewhere as long as there is a user without a password, which the health check uses. */
    @Test
    void bothRedisServersLetOtherContainersIn() {
        assertThat(List.of("cache-redis", "queue-redis")).allSatisfy(name -> assertThat(
                        String.join(" ", COMPOSE.container(name).list("command")))
                .contains("--protected-mode no"));
    }

    @Test
    void theSandboxListensToOtherContainers() {
        assertThat(ComposeFile.text(ComposeFile.ROOT.resolve("deploy/compose/compose.sandbox.yaml")))
                .contains("--host 0.0.0.0");
    }

    @Test
    void everythingIsHardenedWatchedAndStartedAgain() {
        COMPOSE.containers().forEach((name, container) -> {
            assertThat(container.content())
                    .as(name)
                    .containsEntry("read_only", true)
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsKeys("mem_limit", "healthcheck");
            assertThat(container.map("logging").get("options")).as(name).hasToString("{max-size=10m, max-file=3}");
            assertThat(container.text("restart")).as(name).matches("unless-stopped|on-failure:5");
            if (!name.equals("mongo-setup")) {
                assertThat(container.map("healthcheck")).as(name).containsKeys("test", "interval", "timeout");
            }
        });
    }

    @Test
    void secretsAreFilesOutsideOfTheRepository() {
        assertThat(COMPOSE.secretFiles()).isNotEmpty().allSatisfy((name, file) -> assertThat(file)
                .isEqualTo("./secrets/" + name));
        assertThat(ComposeFile.text(ComposeFile.ROOT.resolve("deploy/compose/.gitignore")))
                .contains("secrets/", ".env");
    }

    @Test
    void everySecretIsMadeByTheScriptAndGivenToSomebody() {
        Set<String> given = new TreeSet<>();
        COMPOSE.containers()
                .values()
                .forEach(container -> given.addAll(container.secrets().values()));

        assertThat(given).isEqualTo(new TreeSet<>(COMPOSE.secretFiles().keySet()));
    }

    @Test
    void theEnvironmentHoldsNoSecret() {
        Pattern secret = Pattern.compile("(PASSWORD|_KEYS?|TOKEN|SECRET)$");
        Pattern userAndPassword = Pattern.compile("://[^/:]*:([^@]*)@");
        COMPOSE.containers()
                .forEach((name, container) -> container.map("environment").forEach((variable, value) -> {
                    assertThat(variable).as(name).doesNotContainPattern(secret);
                    var found = userAndPassword.matcher(String.valueOf(value));
                    if (found.find()) {
                        assertThat(found.group(1)).as(name + " " + variable).startsWith("$${holdfast.");
                    }
                }));
    }

    @Test
    void theExampleOfSettingsNamesWhatIsReadAndNothingElse() {
        Path folder = ComposeFile.ROOT.resolve("deploy/compose");
        Set<String> read = new TreeSet<>();
        Pattern.compile("(?<!\\$)\\$\\{(HOLDFAST_\\w+)")
                .matcher(ComposeFile.text(folder.resolve("compose.yaml")))
                .results()
                .forEach(match -> read.add(match.group(1)));
        Set<String> named = new TreeSet<>();
        for (String line : ComposeFile.text(folder.resolve(".env.example")).split("\n", -1)) {
            if (line.startsWith("HOLDFAST_")) {
                assertThat(line).endsWith("=");
                named.add(line.substring(0, line.length() - 1));
            }
        }

        assertThat(named).isEqualTo(read);
    }

    private static Set<String> membersOf(String network) {
        Set<String> members = new TreeSet<>();
        COMPOSE.containers().forEach((name, container) -> {
            if (container.list("networks").contains(network)) {
                members.add(name);
            }
        });
        return members;
    }

    private static Set<String> with(Set<String> names, String... more) {
        Set<String> all = new TreeSet<>(names);
        all.addAll(List.of(more));
        return all;
    }
}
