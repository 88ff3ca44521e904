package dev.holdfast.notification.preference;

import dev.holdfast.notification.template.Language;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lets tests of other packages choose for somebody. */
@Singleton
public class Wishes {

    private final Preferences preferences;

    Wishes(Preferences preferences) {
        this.preferences = preferences;
    }

    public void choose(String userId, List<Integer> minutesBefore, @Nullable QuietHours quiet) {
        preferences
                .choose(userId, new Choice(minutesBefore, quiet, Language.USUAL))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
