package dev.holdfast.identity.token;

import java.time.Duration;
import java.time.Instant;

/**
 * The arithmetic of rotation.
 *
 * @param period how long a key signs
 * @param ahead how long it is published before that
 * @param afterlife how long it stays published after its successor took over
 */
record KeyTimes(Duration period, Duration ahead, Duration afterlife) {

    static KeyTimes of(TokenConfig config) {
        return new KeyTimes(
                config.rotationPeriod(),
                config.publishAhead(),
                config.lifetime().plus(config.skew()));
    }

    /** True when the youngest key's turn ends so soon that its successor has to be published. */
    boolean wantsSuccessor(Instant youngestActiveFrom, Instant now) {
        return !now.isBefore(youngestActiveFrom.plus(period).minus(ahead));
    }

    /** When a successor made now begins to sign: at the end of the turn, but never before everybody can know it. */
    Instant successorActiveFrom(Instant youngestActiveFrom, Instant now) {
        Instant endOfTurn = youngestActiveFrom.plus(period);
        Instant earliest = now.plus(ahead);
        return endOfTurn.isAfter(earliest) ? endOfTurn : earliest;
    }

    /** True when no token signed before the successor took over can be alive. */
    boolean isOver(Instant successorActiveFrom, Instant now) {
        return successorActiveFrom.plus(afterlife).isBefore(now);
    }
}
