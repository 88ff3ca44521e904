package dev.holdfast.localstack.cli;

import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which commands are told which webhook events are meant. */
final class HookFilter {

    @Option(names = "--state", defaultValue = "", description = "How intake left them: STORED or UNREADABLE.")
    private String state = "";

    @Option(names = "--provider", defaultValue = "", description = "Such as calendly.")
    private String provider = "";

    @Option(
            names = "--from",
            paramLabel = "TIME",
            defaultValue = "",
            description = "Received then or later; such as 2027-01-14T09:00:00Z.")
    private String from = "";

    @Option(names = "--to", paramLabel = "TIME", defaultValue = "", description = "Received before then.")
    private String to = "";

    /** The parameters of the API; those that are not chosen have no value. */
    Map<String, String> parameters() {
        return Map.of("state", state, "provider", provider, "from", from, "to", to);
    }

    /** Whether it has a beginning and an end. */
    boolean isRange() {
        return !from.isEmpty() && !to.isEmpty();
    }

    /** Whether nothing is chosen. */
    boolean isEmpty() {
        return parameters().values().stream().allMatch(String::isEmpty);
    }
}
