package dev.holdfast.notification.preference;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.notification.template.Language;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A person's wishes as they write them, all of them: what is absent is not wished.
 *
 * @param language a BCP 47 tag; the usual language where it is absent
 */
record PreferenceRequest(
        @Nullable @Size(max = 5, message = "There are at most 5 reminders.")
        List<
                        @NotNull(message = "A reminder is a number of minutes.")
                        @Min(value = 10, message = "A reminder comes at least 10 minutes before the start.")
                        @Max(
                                value = 20160,
                                message = "A reminder comes at most 20160 minutes, two weeks, before the start.")
                        Integer>
                reminderMinutesBefore,

        @Nullable @Valid Quiet quietHours,

        @Nullable String language) {

    private static final String TIME = "(?:[01]\\d|2[0-3]):[0-5]\\d";

    /** Quiet hours by the person's own clock. */
    record Quiet(
            @NotNull(message = "Say when the quiet hours begin, such as 22:00.")
            @Pattern(regexp = TIME, message = "A time of day is written such as 22:00.")
            String from,

            @NotNull(message = "Say when the quiet hours end, such as 07:00.")
            @Pattern(regexp = TIME, message = "A time of day is written such as 07:00.")
            String to) {

        @AssertTrue(message = "Quiet hours end at another time than they begin.")
        boolean isEnding() {
            return from == null || !from.equals(to);
        }

        QuietHours toQuietHours() {
            return new QuietHours(LocalTime.parse(from), LocalTime.parse(to));
        }
    }

    /** What is chosen; fails where there is no such language. */
    Choice toChoice() {
        return new Choice(
                reminderMinutesBefore, quietHours == null ? null : quietHours.toQuietHours(), requireLanguage());
    }

    private Language requireLanguage() {
        return language == null
                ? Language.USUAL
                : Language.find(language).orElseThrow(PreferenceRequest::noSuchLanguage);
    }

    private static FailureException noSuchLanguage() {
        String rule = "must be one of: " + String.join(", ", Language.tags());
        return new InvalidRequest(List.of(new FieldError("#/language", rule))).asException();
    }
}
