package dev.holdfast.notification.channel.email;

import dev.holdfast.notification.channel.DeliveryOutcome;
import dev.holdfast.notification.channel.DeliveryOutcome.Rejected;
import dev.holdfast.notification.channel.DeliveryOutcome.Throttled;
import dev.holdfast.notification.channel.DeliveryOutcome.TryAgain;
import dev.holdfast.notification.channel.DeliveryOutcome.Unreachable;
import io.vertx.ext.mail.SMTPException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.regex.Pattern;

/** What an error of the SMTP client means. Of what the server says only the codes are looked at: the rest may hold addresses. */
final class SmtpErrors {

    /** The server refuses us, not the mail (RFC 4954, section 6): a matter of configuration, which somebody will mend. */
    private static final Set<Integer> AUTHENTICATION = Set.of(530, 534, 535, 538);

    /** A refusal for now by policy (RFC 3463, section 3.8): sent too much, or the server does not know us yet. */
    private static final Pattern POLICY = Pattern.compile("4\\d\\d[ -]4\\.7\\.\\d{1,3}\\b.*", Pattern.DOTALL);

    private SmtpErrors() {}

    private static boolean isThrottled(SMTPException e) {
        return e.getReplyMessages() != null
                && e.getReplyMessages().stream()
                        .anyMatch(line -> POLICY.matcher(line).matches());
    }

    static DeliveryOutcome outcome(Throwable error) {
        return switch (error) {
            case SMTPException e when AUTHENTICATION.contains(e.getReplyCode()) -> new TryAgain("smtp-authentication");
            case SMTPException e when e.isPermanent() -> new Rejected("smtp-" + e.getReplyCode());
            case SMTPException e when isThrottled(e) -> new Throttled("smtp-throttled");
            case SMTPException e -> new TryAgain("smtp-" + e.getReplyCode());
            case UnknownHostException e -> new Unreachable("smtp-unreachable");
            case NoRouteToHostException e -> new Unreachable("smtp-unreachable");
            case ConnectException e -> new Unreachable("smtp-unreachable");
            case IllegalArgumentException e -> new Rejected("address-unusable");
            // Anything else broke off in the middle, and the server may have taken the mail: that uses up an attempt,
            // so that a
            // server which takes mail and never says so is not handed the same mail for ever.
            default -> new TryAgain("smtp-broken-off");
        };
    }
}
