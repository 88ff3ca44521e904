package dev.holdfast.identity.credential;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A password as it is stored: the result of Argon2id together with all that is needed to compute it again.
 *
 * <p>Its text form is the PHC string, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 *
 * @param salt in base64 without padding, as is the hash
 */
public record PasswordHash(Argon2Cost cost, String salt, String hash) {

    private static final Pattern PHC = Pattern.compile(
            "\\$argon2id\\$v=19\\$m=(\\d{1,9}),t=(\\d{1,6}),p=(\\d{1,3})\\$([A-Za-z0-9+/]+)\\$([A-Za-z0-9+/]+)");

    static PasswordHash parse(String phc) {
        Matcher matcher = PHC.matcher(phc);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The stored password hash is not an Argon2id PHC string");
        }
        var cost = new Argon2Cost(number(matcher, 1), number(matcher, 2), number(matcher, 3));
        return new PasswordHash(cost, matcher.group(4), matcher.group(5));
    }

    static PasswordHash of(Argon2Cost cost, byte[] salt, byte[] hash) {
        var base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash(cost, base64.encodeToString(salt), base64.encodeToString(hash));
    }

    byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    byte[] hashBytes() {
        return Base64.getDecoder().decode(hash);
    }

    String phc() {
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(cost.memoryKib(), cost.iterations(), cost.parallelism(), salt, hash);
    }

    /** Says nothing: a hash is no matter for logs. */
    @Override
    public String toString() {
        return "PasswordHash[…]";
    }

    private static int number(Matcher matcher, int group) {
        return Integer.parseInt(matcher.group(group));
    }
}
