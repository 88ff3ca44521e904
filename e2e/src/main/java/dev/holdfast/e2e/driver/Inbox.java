package dev.holdfast.e2e.driver;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The mail that arrived, of every recipient, as the sandbox shows it. */
public final class Inbox {
    /** A link of a verification mail, up to the end of its token. */
    private static final Pattern VERIFY_LINK = Pattern.compile("https?://\\S+/verify-email\\?token=([A-Za-z0-9_.~-]+)");

    private final Http sandbox;
    private final PrivateWords words;

    public Inbox(String sandboxUrl, PrivateWords words) {
        this.sandbox = new Http(sandboxUrl);
        this.words = words;
    }

    /** The messages to an address, as far as they have arrived. */
    public List<Mail> to(String address) {
        String query = URLEncoder.encode(address, StandardCharsets.UTF_8);
        Answer answer = sandbox.get("/mail/messages?to=" + query).expect(200);
        return Json.items(answer.json()).stream()
                .map(item -> Json.read(item.toString(), Mail.class))
                .toList();
    }

    /** The messages to an address about something that stands in their subject or text. */
    public List<Mail> to(String address, Predicate<Mail> wanted) {
        return to(address).stream().filter(wanted).toList();
    }

    /** The messages to an address that put something on the calendar at this start, or took it off. */
    public List<Mail> about(String address, Instant startsAt, Predicate<CalendarEntry> wanted) {
        return to(address, mail -> mail.calendarEntry()
                .filter(entry -> entry.startsAt().equals(startsAt))
                .filter(wanted)
                .isPresent());
    }

    /** Waits for a message to an address and answers the first one. */
    public Mail await(String address, Duration within, String expected, Predicate<Mail> wanted) {
        return Promise.within(within, expected, () -> to(address, wanted), mails -> !mails.isEmpty())
                .getFirst();
    }

    /** Waits for a mail with a link to this page and answers the link's token. */
    public String awaitToken(String address, String page, Duration within) {
        Pattern link = Pattern.compile("https?://\\S+" + Pattern.quote(page) + "\\?token=([A-Za-z0-9_.~-]+)");
        Mail mail = await(address, within, "a mail with a link to " + page, message -> link.matcher(message.readable())
                .find());
        Matcher found = link.matcher(mail.readable());
        Promise.that(found.find(), "a link to " + page, mail);
        return words.remember(found.group(1));
    }

    /** Waits for the verification mail and answers the link's token. */
    public String awaitVerificationToken(String address, Duration within) {
        Mail mail = await(address, within, "a mail with a verification link", message -> VERIFY_LINK
                .matcher(message.readable())
                .find());
        return verificationToken(mail);
    }

    /** The token in the link of a verification mail. */
    public String verificationToken(Mail mail) {
        Matcher link = VERIFY_LINK.matcher(mail.readable());
        Promise.that(link.find(), "a verification link", mail);
        return words.remember(link.group(1));
    }
}
