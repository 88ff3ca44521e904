package dev.holdfast.notification.preference;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.outbox.OutboxRelay;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.notification.template.Language;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** What people wish about messages to them, read afresh each time. */
@Singleton
public class Preferences {

    /** So often is a choice put behind another that came at the same moment. */
    private static final int TURNS = 10;

    private final PreferenceStore store;
    private final OutboxRelay relay;
    private final Clock clock;

    Preferences(PreferenceStore store, OutboxRelay relay, Clock clock) {
        this.store = store;
        this.relay = relay;
        this.clock = clock;
    }

    /** The user's wishes; {@link Preference#USUAL} until they choose. */
    public Uni<Preference> of(String userId) {
        return store.find(userId).map(Preferences::wish);
    }

    /** The language of messages to the user. */
    public Uni<Language> languageOf(String userId) {
        return of(userId).map(Preference::language);
    }

    /**
     * Makes these the user's wishes and has their coming reminders planned anew. Wishes that are the same already change nothing; of
     * two choices at once the later one stays.
     */
    Uni<Preference> choose(String userId, Choice choice) {
        return chooseOnce(userId, choice).onFailure(Overtaken.class).retry().atMost(TURNS);
    }

    private Uni<Preference> chooseOnce(String userId, Choice choice) {
        return store.find(userId).chain(found -> {
            Preference before = wish(found);
            Preference after = before.choosing(choice, clock.instant());
            return after.equals(before) ? Uni.createFrom().item(after) : write(userId, found, after);
        });
    }

    private Uni<Preference> write(String userId, @Nullable PreferenceDocument before, Preference after) {
        Instant now = clock.instant();
        long rev = before == null ? 1 : before.rev() + 1;
        var document = PreferenceDocument.of(userId, after, rev, replan(userId, rev, now), now);
        return (before == null ? store.insert(document) : store.replace(document))
                .onItem()
                .transformToUni(written -> written
                        ? Uni.createFrom().item(after)
                        : Uni.createFrom().failure(new Overtaken()))
                .invoke(() -> relay.relaySoon(PreferenceStore.COLLECTION, userId));
    }

    private static OutboxEntry replan(String userId, long rev, Instant now) {
        return OutboxEntry.dueNow(
                "replan|" + userId + "|" + rev,
                "replan",
                "mail",
                new JobRef("user", userId, rev),
                new Document("v", 1).append("userId", userId),
                now);
    }

    /** Forgets what the user wished. */
    public Uni<Void> erase(String userId) {
        return store.delete(userId);
    }

    private static Preference wish(@Nullable PreferenceDocument found) {
        return found == null ? Preference.USUAL : found.toPreference();
    }

    /** Another choice came in between. */
    private static final class Overtaken extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Overtaken() {
            super("another choice came in between", null, false, false);
        }
    }
}
