package dev.holdfast.sandbox;

import dev.holdfast.sandbox.calendly.api.CalendlyApi;
import dev.holdfast.sandbox.calendly.webhook.RetryPlan;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a sandbox is to run.
 *
 * @param host the interface to listen on
 * @param port for pages and APIs; 0 for any free one
 * @param smtpPort for mail; 0 for any free one
 * @param publicUrl how others reach it; null for localhost and the port
 * @param clockSpeed how fast Calendly's time passes; 1 is real time
 * @param resignsRetries whether a retried webhook gets a fresh signature timestamp
 */
record SandboxOptions(
        String host,
        int port,
        int smtpPort,
        @Nullable String publicUrl,
        CalendlyApi.Access access,
        RetryPlan retryPlan,
        int clockSpeed,
        boolean resignsRetries) {

    static final String USAGE = """
            usage: java -cp 'sandbox.jar:lib/*' dev.holdfast.sandbox.Sandbox [options]
              --port N                   pages and APIs (8190; 0 = any free port)
              --smtp-port N              mail (8125; 0 = any free port)
              --host NAME                interface to listen on (localhost)
              --public-url URL           how others reach the sandbox (http://localhost:<port>)
              --calendly-token TOKEN     the API's bearer token (or HOLDFAST_CALENDLY_TOKEN); required
              --calendly-rate-limit N    API calls per minute (500)
              --retry-unit TIME          first pause before a webhook is tried again, then doubling (1s)
              --retry-cap TIME           longest such pause (30 units)
              --retry-horizon TIME       how long a webhook is tried before its subscription is disabled (24h)
              --clock-speed N            how many seconds pass at Calendly in a real one (1)
              --resign-retries           sign retries with a fresh timestamp instead of the first one
            TIME is like 250ms, 30s, 5m or 24h.""";

    private static final String RESIGN = "--resign-retries";
    private static final Set<String> WITH_VALUE = Set.of(
            "--port",
            "--smtp-port",
            "--host",
            "--public-url",
            "--calendly-token",
            "--calendly-rate-limit",
            "--retry-unit",
            "--retry-cap",
            "--retry-horizon",
            "--clock-speed");
    private static final int HIGHEST_PORT = 65_535;
    private static final int UNITS_IN_CAP = 30;
    private static final int FASTEST = 100_000;

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException with a sentence for the caller when it cannot be followed
     */
    static SandboxOptions parse(String[] arguments, Map<String, String> environment) {
        var given = new HashMap<String, String>();
        for (var i = 0; i < arguments.length; i++) {
            var name = arguments[i];
            if (name.equals(RESIGN)) {
                given.put(name, "true");
            } else if (WITH_VALUE.contains(name) && i + 1 < arguments.length) {
                given.put(name, arguments[++i]);
            } else {
                throw new IllegalArgumentException(name + " is unknown or lacks its value");
            }
        }
        return of(given, environment);
    }

    private static SandboxOptions of(Map<String, String> given, Map<String, String> environment) {
        var token = Optional.ofNullable(given.get("--calendly-token"))
                .or(() -> Optional.ofNullable(environment.get("HOLDFAST_CALENDLY_TOKEN")))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> new IllegalArgumentException("--calendly-token is required"));
        var unit = duration(given.getOrDefault("--retry-unit", "1s"));
        var cap = Optional.ofNullable(given.get("--retry-cap"))
                .map(SandboxOptions::duration)
                .orElse(unit.multipliedBy(UNITS_IN_CAP));
        return new SandboxOptions(
                given.getOrDefault("--host", "localhost"),
                number(given, "--port", 8190, HIGHEST_PORT),
                number(given, "--smtp-port", 8125, HIGHEST_PORT),
                given.get("--public-url"),
                new CalendlyApi.Access(token, number(given, "--calendly-rate-limit", 500, Integer.MAX_VALUE)),
                new RetryPlan(unit, cap, duration(given.getOrDefault("--retry-horizon", "24h"))),
                Math.max(1, number(given, "--clock-speed", 1, FASTEST)),
                given.containsKey(RESIGN));
    }

    private static int number(Map<String, String> given, String name, int usual, int most) {
        try {
            var number = Integer.parseInt(given.getOrDefault(name, String.valueOf(usual)));
            if (number >= 0 && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + " must be a number", e);
        }
        throw new IllegalArgumentException(name + " must be between 0 and " + most);
    }

    private static Duration duration(String text) {
        try {
            return text.endsWith("ms")
                    ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                    : Duration.parse("PT" + text);
        } catch (NumberFormatException | DateTimeParseException e) {
            throw new IllegalArgumentException(text + " is not a time like 250ms, 30s, 5m or 24h", e);
        }
    }
}
