package dev.holdfast.notification.preference;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.notification.template.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * What one person wishes, as it is stored.
 *
 * @param id the user's
 * @param leads absent for those of each offering
 * @param quietFrom such as {@code 22:00}; absent, like {@code quietTo}, for no quiet hours
 * @param language a BCP 47 tag; absent in what was chosen before there was a choice of it
 * @param rev grows with each change; 1 with the first
 * @param outbox jobs that are not yet in {@code jobs}
 */
@RegisterForReflection
public record PreferenceDocument(
        @BsonId String id,
        @Nullable List<Lead> leads,
        @Nullable String quietFrom,
        @Nullable String quietTo,
        @Nullable String language,
        long rev,
        @Nullable List<OutboxEntry> outbox,
        Instant updatedAt) {

    static PreferenceDocument of(String userId, Preference wish, long rev, OutboxEntry job, Instant now) {
        QuietHours quiet = wish.quietHours();
        return new PreferenceDocument(
                userId,
                wish.leads(),
                quiet == null ? null : quiet.from().toString(),
                quiet == null ? null : quiet.to().toString(),
                wish.language().tag(),
                rev,
                List.of(job),
                now);
    }

    Preference toPreference() {
        return new Preference(
                leads,
                quietFrom == null || quietTo == null
                        ? null
                        : new QuietHours(LocalTime.parse(quietFrom), LocalTime.parse(quietTo)),
                Language.of(language));
    }
}
