package dev.holdfast.webhook.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.webhook.signature.SignatureVerdict.Malformed;
import dev.holdfast.webhook.signature.SignatureVerdict.Mismatch;
import dev.holdfast.webhook.signature.SignatureVerdict.Valid;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The scheme {@code t=<seconds>,v1=<hex>[,v1=<hex>…]}: each {@code v1} is the lower-case hexadecimal HMAC-SHA256 of
 * {@code <t>.<body>}. Elements of other names are ignored. One {@code v1} that matches one key is enough, so keys can be
 * rotated on either side. Comparisons take the same time whatever they find.
 */
public final class HmacVerifier {

    private static final String ALGORITHM = "HmacSHA256";
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,11}");
    private static final Pattern LOWER_HEX = Pattern.compile("[0-9a-f]{64}");

    private final List<SecretKeySpec> keys;

    /**
     * @param secrets every key that is active now; their UTF-8 bytes are the HMAC keys
     */
    public HmacVerifier(List<String> secrets) {
        this.keys = secrets.stream()
                .map(secret -> new SecretKeySpec(secret.getBytes(UTF_8), ALGORITHM))
                .toList();
    }

    /**
     * Judges one delivery.
     *
     * @param headers every value of the signature header, as received; exactly one is well formed
     * @param body the raw bytes
     */
    public SignatureVerdict verify(List<String> headers, byte[] body) {
        Elements elements = headers.size() == 1 ? Elements.parse(headers.getFirst()) : null;
        if (elements == null) {
            return new Malformed();
        }
        boolean matches = false;
        for (SecretKeySpec key : keys) {
            byte[] expected =
                    HexFormat.of().formatHex(mac(key, elements.seconds(), body)).getBytes(US_ASCII);
            for (String signature : elements.signatures()) {
                matches |= MessageDigest.isEqual(expected, signature.getBytes(US_ASCII));
            }
        }
        return matches ? new Valid(Instant.ofEpochSecond(Long.parseLong(elements.seconds()))) : new Mismatch();
    }

    private static byte[] mac(SecretKeySpec key, String seconds, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(seconds.getBytes(US_ASCII));
            mac.update((byte) '.');
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has " + ALGORITHM, e);
        }
    }

    private record Elements(String seconds, List<String> signatures) {

        static @Nullable Elements parse(String header) {
            String seconds = null;
            var signatures = new ArrayList<String>();
            for (String element : header.split(",", -1)) {
                String[] pair = element.strip().split("=", 2);
                String value = pair.length == 2 ? pair[1] : "";
                if (pair[0].equals("t")) {
                    if (seconds != null || !SECONDS.matcher(value).matches()) {
                        return null;
                    }
                    seconds = value;
                } else if (pair[0].equals("v1") && LOWER_HEX.matcher(value).matches()) {
                    signatures.add(value);
                }
            }
            return seconds == null || signatures.isEmpty() ? null : new Elements(seconds, signatures);
        }
    }
}
