package dev.holdfast.identity.mailjob;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.AgainIds;
import dev.holdfast.kit.job.store.JobRef;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;

/**
 * A mail to a user as a job.
 *
 * @param turn makes the id: the same turn is the same mail, however often it is asked for. It begins with the version of what a link
 *     is good for; a note's is the day, that of an ended session the session
 */
public record MailJob(MailKind kind, String userId, String turn) {

    private static final String LANE = "mail";
    private static final Pattern ID = Pattern.compile("([a-z-]+)\\|(usr_[0-9a-f]{32})\\|([0-9a-z_-]{1,40})");

    /** The mail of this version, of which there is one. */
    public static MailJob ofVersion(MailKind kind, String userId, long version) {
        return new MailJob(kind, userId, Long.toString(version));
    }

    /** One of the mails that a day sees for the same version. */
    public static MailJob ofVersion(MailKind kind, String userId, long version, LocalDate day, int time) {
        String date = day.format(DateTimeFormatter.BASIC_ISO_DATE);
        return new MailJob(kind, userId, "%d-%s-%d".formatted(version, date, time));
    }

    /** A note that is sent once a day (UTC) at most. */
    public static MailJob ofDay(MailKind kind, String userId, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        return new MailJob(kind, userId, today.toString());
    }

    /** The mail of this job; one that is sent again means the same. */
    public static Optional<MailJob> parse(String jobId) {
        Matcher matcher = ID.matcher(AgainIds.origin(jobId));
        return matcher.matches()
                ? MailKind.ofType(matcher.group(1)).map(kind -> new MailJob(kind, matcher.group(2), matcher.group(3)))
                : Optional.empty();
    }

    /** Is it true that this mail belongs to this version? */
    public boolean isOfVersion(long version) {
        return turn.split("-", 2)[0].equals(Long.toString(version));
    }

    public String id() {
        return "%s|%s|%s".formatted(kind.type(), userId, turn);
    }

    /** The job, due at once. */
    public OutboxEntry entry(Instant now) {
        var payload = new Document("v", 1).append("userId", userId);
        return OutboxEntry.dueNow(id(), kind.type(), LANE, new JobRef("user", userId, 0), payload, now);
    }
}
