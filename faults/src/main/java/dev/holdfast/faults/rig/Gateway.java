package dev.holdfast.faults.rig;

import dev.holdfast.e2e.driver.CalendlyInvitee;
import dev.holdfast.e2e.driver.CalendlyWebhooks;
import dev.holdfast.e2e.driver.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Calendly, delivering to webhook-gateway: the way by which jobs are born in the write that needs them. */
public final class Gateway {

    private static final String EVENT_TYPE =
            "https://api.calendly.com/event_types/8f1c2a3e-0000-4000-8000-000000000001";
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ServiceProcess process;
    private final String signingKey;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Clock clock = Clock.systemUTC();

    Gateway(ServiceProcess process, String signingKey) {
        this.process = process;
        this.signingKey = signingKey;
    }

    public ServiceProcess process() {
        return process;
    }

    /**
     * One delivery.
     *
     * @param jobId of the job that the event gives birth to
     * @param status of the answer; 0 when there was none
     */
    public record Delivery(String jobId, int status, Duration took) {

        public boolean isAcknowledged() {
            return status == 200;
        }
    }

    /** Delivers an event that nobody has seen before. */
    public Delivery deliver() {
        Instant now = clock.instant();
        var invitee = CalendlyInvitee.of(
                EVENT_TYPE, Person.called("Fault"), null, now.plus(Duration.ofDays(3)), Duration.ofHours(1), now);
        String body = invitee.created(now);
        HttpRequest request = HttpRequest.newBuilder(URI.create(process.url() + CalendlyWebhooks.PATH))
                .header("Content-Type", "application/json")
                .header(CalendlyWebhooks.SIGNATURE, CalendlyWebhooks.signature(body, now, signingKey))
                .timeout(LIMIT)
                .POST(BodyPublishers.ofString(body))
                .build();
        String job = "wh|calendly|" + CalendlyWebhooks.eventId("invitee.created", invitee.uri()) + "|0";
        long began = System.nanoTime();
        int status = send(request);
        return new Delivery(job, status, Duration.ofNanos(System.nanoTime() - began));
    }

    private int send(HttpRequest request) {
        try {
            HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
            return response.statusCode();
        } catch (IOException noAnswer) {
            return 0;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Delivers one event after the other for a while. */
    public List<Delivery> deliverFor(Duration time) {
        List<Delivery> all = new ArrayList<>();
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            Delivery delivery = deliver();
            all.add(delivery);
            if (!delivery.isAcknowledged()) {
                pause();
            }
        }
        return all;
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    /** The jobs of the events that were acknowledged. */
    public static List<String> promised(List<Delivery> deliveries) {
        return deliveries.stream()
                .filter(Delivery::isAcknowledged)
                .map(Delivery::jobId)
                .toList();
    }

    /** The time within which 99 of 100 deliveries were answered. */
    public static Duration p99(List<Delivery> deliveries) {
        List<Duration> sorted = deliveries.stream().map(Delivery::took).sorted().toList();
        return sorted.isEmpty() ? Duration.ZERO : sorted.get((int) Math.floor((sorted.size() - 1) * 0.99));
    }
}
