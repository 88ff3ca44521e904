package dev.holdfast.notification.delivery;

import dev.holdfast.kit.job.store.AgainIds;
import java.util.regex.Pattern;

/**
 * The {@code Message-ID} of a job: the same in every attempt and when it is done again, so that a reader's mail program may see that
 * it is the same message; another for every other job. Characters of job ids that may not stand
 * in a {@code dot-atom} (RFC 5322, section 3.2.3), or not everywhere in it, are replaced by ones that job ids do not have.
 */
final class MessageId {

    private static final Pattern JOB_ID = Pattern.compile("[A-Za-z0-9_|.:-]{1,200}");

    private MessageId() {}

    static String of(String jobId, String host) {
        if (!JOB_ID.matcher(jobId).matches()) {
            throw new IllegalArgumentException("not the id of a job");
        }
        String origin = AgainIds.origin(jobId);
        return "<" + origin.replace('|', '+').replace(':', '=').replace('.', '~') + "@" + host + ">";
    }
}
