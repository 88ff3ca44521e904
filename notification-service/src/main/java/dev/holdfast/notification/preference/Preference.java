package dev.holdfast.notification.preference;

import dev.holdfast.notification.template.Language;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one person wishes.
 *
 * @param leads the reminders, the longest first; {@code null} for those of each offering, and an empty list for none
 * @param quietHours {@code null} for none
 * @param language of all messages to them
 */
public record Preference(
        @Nullable List<Lead> leads, @Nullable QuietHours quietHours, Language language) {

    /** What those have who never chose. */
    public static final Preference USUAL = new Preference(null, QuietHours.USUAL, Language.USUAL);

    public Preference {
        leads = leads == null ? null : List.copyOf(leads);
    }

    /** The wishes after a choice at this moment; what was wished before stays wished since then. */
    Preference choosing(Choice choice, Instant now) {
        List<Integer> minutesBefore = choice.minutesBefore();
        return new Preference(
                minutesBefore == null
                        ? null
                        : minutesBefore.stream()
                                .distinct()
                                .sorted(Comparator.reverseOrder())
                                .map(minutes -> lead(minutes).orElseGet(() -> new Lead(minutes, now)))
                                .toList(),
                choice.quietHours(),
                choice.language());
    }

    /** How many minutes before the start, or {@code null} where the offering says. */
    @Nullable
    List<Integer> minutesBefore() {
        return leads == null ? null : leads.stream().map(Lead::minutesBefore).toList();
    }

    private Optional<Lead> lead(int minutesBefore) {
        return leads == null
                ? Optional.empty()
                : leads.stream()
                        .filter(each -> each.minutesBefore() == minutesBefore)
                        .findFirst();
    }
}
