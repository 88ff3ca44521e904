package dev.holdfast.notification.preference;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person wishes, as they see and write it. Nulls are shown: they mean something.
 *
 * @param reminderMinutesBefore {@code null} for what each offering says, empty for no reminders
 * @param quietHours {@code null} for none
 * @param language a BCP 47 tag
 */
record PreferenceView(
        @Nullable List<Integer> reminderMinutesBefore,
        @Nullable Quiet quietHours,
        String language) {

    /** By the person's own clock, such as {@code 22:00}. */
    record Quiet(String from, String to) {}

    static PreferenceView of(Preference wish) {
        QuietHours quiet = wish.quietHours();
        return new PreferenceView(
                wish.minutesBefore(),
                quiet == null
                        ? null
                        : new Quiet(quiet.from().toString(), quiet.to().toString()),
                wish.language().tag());
    }
}
