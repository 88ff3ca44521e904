package dev.holdfast.booking.idempotency;

import dev.holdfast.kit.service.caller.Caller;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What names a request, so that its repetition is recognised: the header {@code Idempotency-Key}, quoted or bare, or else what is
 * asked for.
 */
public record RequestKey(@Nullable String key) {

    public static final String HEADER = "Idempotency-Key";

    private static final int ID_DIGITS = 32;
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

    /** Reads the header; one that cannot be a key is 422. */
    public static RequestKey of(@Nullable String header) {
        if (header == null) {
            return new RequestKey(null);
        }
        String bare = header.length() > 1 && header.startsWith("\"") && header.endsWith("\"")
                ? header.substring(1, header.length() - 1)
                : header;
        if (!KEY.matcher(bare).matches()) {
            throw new InvalidRequest(List.of(new FieldError(HEADER, "must be 1 to 100 of A-Z a-z 0-9 _ . : -")))
                    .asException();
        }
        return new RequestKey(bare);
    }

    /**
     * The same word for the same request of the same caller; it begins with the key, if there is one.
     *
     * @param asked what is asked for; what is long, by its {@link #digest}
     */
    public String opOf(Caller caller, String asked) {
        return prefix(caller) + asked;
    }

    /**
     * The same id for the same key of the same caller: a document's, so that it can be born once only. There has to be a key.
     *
     * @param kind what stands before the underscore, as in {@code Ids}
     */
    public String idOf(String kind, Caller caller) {
        return kind + "_" + digest(prefix(caller)).substring(0, ID_DIGITS);
    }

    /** 64 hexadecimal digits for a text of any length. */
    public static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether an earlier request of this caller used the key for something else than {@code op}. */
    public boolean isReused(Caller caller, String op, @Nullable String earlier) {
        return key != null && earlier != null && earlier.startsWith(prefix(caller)) && !earlier.equals(op);
    }

    private String prefix(Caller caller) {
        return caller.userId() + "|" + (key == null ? "" : key) + "|";
    }
}
