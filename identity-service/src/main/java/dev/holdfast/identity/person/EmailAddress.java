package dev.holdfast.identity.person;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address in the one form in which we keep and compare it: trimmed and in lower case.
 *
 * <p>What is accepted is what every mail server takes without extensions: ASCII, no quoting, no comments; a domain in other letters is
 * written in its {@code xn--} form. So an address can never smuggle anything into a mail header.
 */
public record EmailAddress(String value) {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern FORM =
            Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+@" + LABEL + "(?:\\." + LABEL + ")*+");

    public EmailAddress {
        if (!isNormalised(value)) {
            throw new IllegalArgumentException("This is not an e-mail address in normal form");
        }
    }

    /** The address in this text, whatever its case and the blanks around it; empty if there is none. */
    public static Optional<EmailAddress> parse(String text) {
        String normal = text.strip().toLowerCase(Locale.ROOT);
        return isNormalised(normal) ? Optional.of(new EmailAddress(normal)) : Optional.empty();
    }

    /** The address in a text that was found valid before; fails with {@link IllegalArgumentException} if it was not. */
    public static EmailAddress of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException("This is not an e-mail address"));
    }

    /** Does not show the address: it is private. */
    @Override
    public String toString() {
        return "EmailAddress[…]";
    }

    private static boolean isNormalised(String text) {
        return text.length() <= MAX_LENGTH
                && text.indexOf('@') <= MAX_LOCAL_LENGTH
                && FORM.matcher(text).matches();
    }
}
