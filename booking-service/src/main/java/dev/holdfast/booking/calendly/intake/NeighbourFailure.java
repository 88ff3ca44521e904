package dev.holdfast.booking.calendly.intake;

import dev.holdfast.kit.service.token.NeighbourCalls;
import jakarta.ws.rs.WebApplicationException;
import java.util.Objects;

/** Somebody we asked did not answer well; the event is as good as before. Without a stack trace: the reason says all. */
public final class NeighbourFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int ERRORS = 400;

    private final boolean away;

    private NeighbourFailure(String reason, boolean away) {
        super(reason, null, false, false);
        this.away = away;
    }

    /**
     * What a failed call comes to.
     *
     * @param neighbour a stable word, begins the reason
     */
    public static NeighbourFailure of(String neighbour, Throwable failure) {
        if (failure instanceof WebApplicationException e && e.getResponse().getStatus() >= ERRORS) {
            int status = e.getResponse().getStatus();
            return new NeighbourFailure(neighbour + "-answered-" + status, NeighbourCalls.isNotNow(status));
        }
        return NeighbourCalls.isAway(failure)
                ? new NeighbourFailure(neighbour + "-away", true)
                : new NeighbourFailure(neighbour + "-unreadable", false);
    }

    /** An answer that says no, and may say so for ever. */
    public static NeighbourFailure refusal(String neighbour, String word) {
        return new NeighbourFailure(neighbour + "-" + word, false);
    }

    /** Was it away, so that nothing was really tried? Anything else may stay so for ever. */
    public boolean isAway() {
        return away;
    }

    /** A stable word for what went wrong. */
    public String reason() {
        return Objects.requireNonNull(getMessage());
    }
}
