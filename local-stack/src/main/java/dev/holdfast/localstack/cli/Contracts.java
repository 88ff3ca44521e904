package dev.holdfast.localstack.cli;

import dev.holdfast.localstack.RunningStack;
import dev.holdfast.localstack.StackOptions;
import dev.holdfast.localstack.StackStatus;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * Writes what the running services publish as OpenAPI to {@code contracts/}. A changed contract is a decision, so this is a
 * command that a person gives, never a step of a test. Exit status: 0 written, 1 no stack runs or a service did not answer.
 */
@Command(name = "contracts", description = "Writes the OpenAPI of the running services to contracts/.")
final class Contracts implements Callable<Integer> {

    private final Output output = new Output();

    @Mixin
    private StackChoice choice = new StackChoice();

    @Override
    public Integer call() throws IOException, InterruptedException {
        StackOptions options = choice.options();
        Optional<RunningStack> stack = RunningStack.find(options);
        if (stack.isEmpty()) {
            System.err.println("No stack runs on " + options.data() + "; ./holdfast up starts one.");
            return 1;
        }
        Path folder = Files.createDirectories(
                Path.of(System.getProperty("holdfast.root", ".")).resolve("contracts"));
        Map<String, StackStatus.ServiceStatus> services =
                new TreeMap<>(stack.get().status().services());
        try (var client = HttpClient.newHttpClient()) {
            for (var service : services.entrySet()) {
                Path file = folder.resolve(service.getKey() + ".openapi.yaml");
                Files.writeString(file, published(client, service.getValue().url()));
                output.say("wrote contracts/" + file.getFileName());
            }
        }
        return 0;
    }

    private static String published(HttpClient client, String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + "/q/openapi")).build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(url + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
