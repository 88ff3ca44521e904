package dev.holdfast.booking.practice;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;

/**
 * The practice's choices as an admin writes them, all of them.
 *
 * @param version of the choices that were read before
 */
record PracticeRequest(
        @NotNull(message = "Say what happens to bookings outside the policy: CANCEL or ASK.")
        @Pattern(regexp = "CANCEL|ASK", message = "It is CANCEL or ASK.")
        String outsidePolicy,

        @NotNull(message = "Say what happens to clashes: ASK or CANCEL.")
        @Pattern(regexp = "ASK|CANCEL", message = "It is ASK or CANCEL.")
        String conflictRule,

        @NotNull(message = "Say what happens while a calendar is out of date: REFUSE, REQUEST or ACCEPT.")
        @Pattern(regexp = "REFUSE|REQUEST|ACCEPT", message = "It is REFUSE, REQUEST or ACCEPT.")
        String staleCalendarPolicy,

        @NotNull(message = "Name the version that you have read.")
        @PositiveOrZero(message = "A version is not negative.")
        Long version) {

    Practice toPractice() {
        return new Practice(
                OutsidePolicy.valueOf(outsidePolicy),
                ConflictRule.valueOf(conflictRule),
                StaleCalendarPolicy.valueOf(staleCalendarPolicy),
                version);
    }
}
