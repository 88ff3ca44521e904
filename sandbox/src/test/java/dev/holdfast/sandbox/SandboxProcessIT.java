package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The program as it is run: the packaged jar, a process of its own. */
class SandboxProcessIT {

    private static final Pattern READY = Pattern.compile("sandbox ready: (http://localhost:\\d+), SMTP on port \\d+");

    @Test
    void startsAnswersReadyAndEndsWhenAsked() throws Exception {
        var process = java("--port", "0", "--smtp-port", "0", "--calendly-token", "t");
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            var ready = READY.matcher(String.valueOf(output.readLine()));
            assertThat(ready.matches()).as(ready.toString()).isTrue();
            assertThat(statusOf(ready.group(1) + "/q/health/ready")).isEqualTo(200);

            process.toHandle().destroy();

            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
            assertThat(output.readLine()).isNull();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysHowToUseItWhenOptionsAreWrong() throws Exception {
        var process = java("--port", "0");
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("--calendly-token is required");
            assertThat(output.readLine()).startsWith("usage:");
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(2);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void saysWhichPortIsTaken() throws Exception {
        try (var sandbox = SandboxFixture.start()) {
            var taken = String.valueOf(sandbox.smtpPort());
            var process = java("--port", "0", "--smtp-port", taken, "--calendly-token", "t");
            try (var output = process.inputReader(StandardCharsets.UTF_8)) {
                assertThat(output.lines().toList()).last().asString().contains("SMTP port " + taken);
                assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
                assertThat(process.exitValue()).isEqualTo(1);
            } finally {
                process.destroyForcibly();
            }
        }
    }

    private static Process java(String... arguments) throws IOException {
        var target = Path.of("target").toAbsolutePath();
        try (var files = Files.list(target)) {
            var jar = files.filter(file -> file.getFileName().toString().matches("sandbox-.*SNAPSHOT\\.jar"))
                    .findFirst()
                    .orElseThrow();
            var builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    jar + System.getProperty("path.separator") + target.resolve("lib") + "/*",
                    "dev.holdfast.sandbox.Sandbox");
            builder.command().addAll(List.of(arguments));
            builder.environment().remove("HOLDFAST_CALENDLY_TOKEN");
            return builder.redirectErrorStream(true).start();
        }
    }

    private static int statusOf(String url) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
