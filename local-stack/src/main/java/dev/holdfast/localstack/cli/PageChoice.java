package dev.holdfast.localstack.cli;

import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** The options by which every list is told which part of it is meant. */
final class PageChoice {

    @Option(names = "--page", defaultValue = "1", description = "1 unless given.")
    private String page = "1";

    @Option(names = "--limit", defaultValue = "20", description = "How many on a page, 20 unless given.")
    private String limit = "20";

    /** The parameters of a page of what these select. */
    Map<String, String> of(Map<String, String> selected) {
        var parameters = new HashMap<String, String>(selected);
        parameters.put("page", page);
        parameters.put("limit", limit);
        return parameters;
    }
}
