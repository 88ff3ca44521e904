package dev.holdfast.localstack.edge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.localstack.edge.Caddyfile.Forwarding;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The edge of production sends every path where the edge of one machine sends it. */
class CaddyfileTest {

    @Test
    void hasTheRoutesOfTheLocalEdgeInTheirOrder() throws IOException {
        assertThat(Caddyfile.read().routes())
                .isEqualTo(Arrays.stream(Route.values())
                        .map(route -> new Forwarding(serviceOf(route), pathsOf(route)))
                        .toList());
    }

    @Test
    void hasNoOtherWayToAService() throws IOException {
        String text = Caddyfile.read().text();

        assertThat(Pattern.compile("reverse_proxy").matcher(text).results()).hasSize(Route.values().length);
    }

    @Test
    void takesBodiesOfTheSameSize() throws IOException {
        assertThat(Caddyfile.read().text()).contains("max_size " + BoundedBody.LIMIT);
    }

    private static List<String> pathsOf(Route route) {
        return route.prefixes().stream()
                .flatMap(prefix -> Stream.of(prefix, prefix + "/*"))
                .toList();
    }

    private static String serviceOf(Route route) {
        return switch (route) {
            case IDENTITY -> "identity-service:8101";
            case BOOKING -> "booking-service:8102";
            case WEBHOOK -> "webhook-gateway:8103";
            case PROMOTER -> "job-promoter:8104";
            case NOTIFICATION -> "notification-service:8105";
        };
    }
}
