package dev.holdfast.identity.registration;

import dev.holdfast.identity.account.User;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * A mail to a user as a job.
 *
 * @param turn makes the id: the same turn is the same mail, however often it is asked for. For a link it is the version of the
 *     registration, for a note the day
 */
record MailJob(MailKind kind, String userId, String turn) {

    private static final String LANE = "mail";
    private static final Pattern ID = Pattern.compile("([a-z-]+)\\|(usr_[0-9a-f]{32})\\|([0-9-]{1,20})");

    /** The link of the user's present registration. */
    static MailJob verification(User user) {
        return new MailJob(
                MailKind.VERIFY_EMAIL,
                user.id(),
                Long.toString(user.registration().version()));
    }

    /** The note that somebody tried to register with a known address: once a day (UTC) at most. */
    static MailJob registrationNote(String userId, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new MailJob(MailKind.REGISTRATION_NOTE, userId, today.toString());
    }

    static Optional<MailJob> parse(String jobId) {
        Matcher matcher = ID.matcher(jobId);
        return matcher.matches()
                ? MailKind.ofType(matcher.group(1)).map(kind -> new MailJob(kind, matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    String id() {
        return "%s|%s|%s".formatted(kind.type(), userId, turn);
    }

    OutboxEntry entry(Instant now) {
        var payload = new Document("v", 1).append("userId", userId);
        return OutboxEntry.dueNow(id(), kind.type(), LANE, new JobRef("user", userId, 0), payload, now);
    }
}
