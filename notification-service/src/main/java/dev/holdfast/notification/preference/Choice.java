package dev.holdfast.notification.preference;

import dev.holdfast.notification.template.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a person may choose.
 *
 * @param minutesBefore when they are reminded; {@code null} for what each offering says, and an empty list for no reminders
 * @param quietHours {@code null} for none
 * @param language of all messages to them
 */
record Choice(
        @Nullable List<Integer> minutesBefore, @Nullable QuietHours quietHours, Language language) {}
