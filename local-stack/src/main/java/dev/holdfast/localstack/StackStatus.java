package dev.holdfast.localstack;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stack, described for outside tools: the JSON of {@code ./holdfast status --json}. A part that does not run has no
 * {@code pid}.
 *
 * @param edgePid the process of the edge
 * @param data the folder of data, logs and secrets
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StackStatus(
        String edge,
        @Nullable Long edgePid,
        Map<String, ServiceStatus> services,
        MongoStatus mongodb,
        RedisPair redis,
        SandboxStatus sandbox,
        Accounts accounts,
        SecretsInUse secrets,
        String data) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ServiceStatus(String url, @Nullable Long pid, String log) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MongoStatus(String uri, @Nullable Long pid) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RedisStatus(String url, @Nullable Long pid) {}

    public record RedisPair(RedisStatus cache, RedisStatus queue) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SandboxStatus(String url, @Nullable Long pid, int smtpPort) {}

    public record Account(String email, String password) {

        @Override
        public String toString() {
            return "Account";
        }
    }

    public record Accounts(Account admin, Account practitioner, Account client) {}

    public record SecretsInUse(String calendlySigningKey, String internalKey, String schedulingTokenKey) {

        @Override
        public String toString() {
            return "SecretsInUse";
        }
    }

    public String toJson() {
        try {
            return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(this);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
