package dev.holdfast.sandbox.calendly.api;

import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with the API at present. A call meets the oldest fault that matches it, and no other. */
public final class ApiFaults {

    private final List<Armed> armed = new ArrayList<>();

    /**
     * Arms a fault.
     *
     * @param times for how many calls; null until cleared
     */
    public void arm(ApiFault fault, CallFilter calls, @Nullable Integer times) {
        armed.add(new Armed(fault, calls, times));
    }

    public List<Armed> armed() {
        return List.copyOf(armed);
    }

    public void clear() {
        armed.clear();
    }

    void meet(RoutingContext context, String path) {
        for (var i = 0; i < armed.size(); i++) {
            var candidate = armed.get(i);
            if (candidate.calls().accepts(context.request().method().name(), path)) {
                use(i);
                suffer(context, candidate.fault());
                return;
            }
        }
        context.next();
    }

    private static void suffer(RoutingContext context, ApiFault fault) {
        switch (fault) {
            case ApiFault.Down(var status) -> throw CalendlyFailure.of(status);
            case ApiFault.CommitThenDrop() -> {
                Answers.loseFor(context);
                context.next();
            }
            case ApiFault.Slow(var pause) ->
                context.vertx().setTimer(Math.max(1, pause.toMillis()), timer -> context.next());
        }
    }

    private void use(int index) {
        var used = armed.get(index);
        if (used.remaining() == null) {
            return;
        }
        if (used.remaining() > 1) {
            armed.set(index, new Armed(used.fault(), used.calls(), used.remaining() - 1));
        } else {
            armed.remove(index);
        }
    }

    /** How calls go wrong. */
    public sealed interface ApiFault {

        /** Every call is answered with this status and nothing is done. */
        record Down(int status) implements ApiFault {}

        /** Every call is done, and answered, that much later. */
        record Slow(Duration pause) implements ApiFault {}

        /** Every call is done, and the connection is closed without an answer. */
        record CommitThenDrop() implements ApiFault {}
    }

    /** A fault and how many more calls it is meant for. */
    public record Armed(
            ApiFault fault, CallFilter calls, @Nullable Integer remaining) {}
}
