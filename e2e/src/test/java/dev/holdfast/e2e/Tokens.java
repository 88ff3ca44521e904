package dev.holdfast.e2e;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Access tokens that look right and are not. */
final class Tokens {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private Tokens() {}

    /**
     * Authorization headers that no service may accept.
     *
     * @param good header, claims and signature of a token that counts
     * @param internalKey the key between services, in base64
     */
    static Map<String, String> wrongOnes(String[] good, String internalKey, Instant now) {
        String expired = claims(good)
                .replaceAll(
                        "\"exp\":\\d+",
                        "\"exp\":" + now.minus(Duration.ofHours(1)).getEpochSecond());
        String admin = claims(good).replace("\"client\"", "\"admin\"");
        Map<String, String> wrong = new LinkedHashMap<>();
        wrong.put("signature of other claims", bearer(good[0], encode(admin), good[2]));
        wrong.put("no signature", bearer(good[0], good[1], ""));
        wrong.put("algorithm none", bearer(encode("{\"alg\":\"none\"}"), good[1], ""));
        wrong.put("expired, signed by another key of the same name", foreign(good[0], encode(expired)));
        wrong.put("signed by another key of the same name", foreign(good[0], good[1]));
        wrong.put("signed by an unknown key", foreign(encode("{\"alg\":\"ES256\",\"kid\":\"nobody\"}"), good[1]));
        wrong.put("signed like services do", symmetric(good[1], internalKey, "Bearer "));
        wrong.put("a user in a service's place", symmetric(good[1], internalKey, "Service "));
        wrong.put("not a token", "Bearer abc.def.ghi");
        wrong.put("nothing after the scheme", "Bearer ");
        return wrong;
    }

    private static String bearer(String header, String claims, String signature) {
        return "Bearer " + header + "." + claims + "." + signature;
    }

    private static String claims(String[] token) {
        return new String(Base64.getUrlDecoder().decode(token[1]), StandardCharsets.UTF_8);
    }

    private static String foreign(String header, String claims) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return bearer(header, claims, sign(generator.generateKeyPair().getPrivate(), header + "." + claims));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sign(PrivateKey key, String text) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(text.getBytes(StandardCharsets.US_ASCII));
        return BASE64.encodeToString(signature.sign());
    }

    private static String symmetric(String claims, String key, String scheme) {
        String signed = encode("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + claims;
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            byte[] signature = mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII));
            return scheme + signed + "." + BASE64.encodeToString(signature);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
