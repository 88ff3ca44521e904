package dev.holdfast.kit.test;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Tokens for tests of a service that is not the identity service: a key pair of the JVM's own and, over real HTTP, the key set
 * that goes with it, at which {@link RealMongo} and {@link RealRedis} point {@code holdfast.identity-url}. {@link #user} makes
 * access tokens that the service under test accepts, {@link #service} makes the tokens of neighbour services.
 */
public final class TestTokens {

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();
    private static final String KEY_ID = "test-key";
    private static final String PRIVATE = "holdfast.test.tokens.private";
    private static final String PUBLIC = "holdfast.test.tokens.public";
    private static final String URL = "holdfast.test.tokens.url";

    private TestTokens() {}

    /** Where the key set is served, in the place of the identity service. One server per JVM, whichever class loader asks. */
    static String identityUrl() {
        synchronized (System.getProperties()) {
            String known = System.getProperty(URL);
            return known == null ? start() : known;
        }
    }

    private static String start() {
        KeyPair keys = generate();
        System.setProperty(PRIVATE, TEXT.encodeToString(keys.getPrivate().getEncoded()));
        System.setProperty(PUBLIC, TEXT.encodeToString(keys.getPublic().getEncoded()));
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serveKeySet(server);
            server.start();
            System.setProperty(URL, "http://localhost:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return System.getProperty(URL);
    }

    /** Has a server that stands for the identity service serve the key set too. */
    public static void serveKeySet(HttpServer server) {
        server.createContext("/.well-known/jwks.json", TestTokens::answerKeySet);
    }

    /** An {@code Authorization} value of a signed-in person, valid for ten minutes. */
    public static String user(String userId, String... roles) {
        return expiring(Instant.now().plusSeconds(600), userId, roles);
    }

    /** The same with an expiry of the test's choice. */
    public static String expiring(Instant expiresAt, String userId, String... roles) {
        String header = json(Map.of("alg", "ES256", "typ", "JWT", "kid", KEY_ID));
        String claims =
                "{\"iss\":\"holdfast\",\"sub\":\"%s\",\"sid\":\"ses_of_%s\",\"groups\":[%s],\"iat\":%d,\"exp\":%d}"
                        .formatted(
                                userId,
                                userId,
                                Arrays.stream(roles)
                                        .map(role -> '"' + role + '"')
                                        .collect(Collectors.joining(",")),
                                Instant.now().getEpochSecond(),
                                expiresAt.getEpochSecond());
        String signed = encode(header) + "." + encode(claims);
        return "Bearer " + signed + "." + TEXT.encodeToString(sign(signed));
    }

    /** An {@code Authorization} value of a neighbour service; the audience is the short name of the service under test. */
    public static String service(String audience) {
        long now = Instant.now().getEpochSecond();
        String header = json(Map.of("alg", "HS256", "typ", "JWT"));
        String claims = "{\"iss\":\"holdfast-internal\",\"sub\":\"service:test\",\"aud\":\"%s\",\"iat\":%d,\"exp\":%d}"
                .formatted(audience, now, now + 60);
        String signed = encode(header) + "." + encode(claims);
        return "Service " + signed + "." + TEXT.encodeToString(mac(signed));
    }

    private static void answerKeySet(HttpExchange exchange) throws IOException {
        ECPublicKey key = publicKey();
        String set = "{\"keys\":[%s]}"
                .formatted(json(Map.of(
                        "kty", "EC",
                        "crv", "P-256",
                        "alg", "ES256",
                        "use", "sig",
                        "kid", KEY_ID,
                        "x", coordinate(key.getW().getAffineX()),
                        "y", coordinate(key.getW().getAffineY()))));
        byte[] body = set.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String coordinate(BigInteger value) {
        byte[] bytes = value.toByteArray();
        byte[] fixed = new byte[32];
        int length = Math.min(32, bytes.length);
        System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
        return TEXT.encodeToString(fixed);
    }

    private static byte[] sign(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
            signature.initSign(privateKey());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(String text) {
        String key = ConfigProvider.getConfig().getValue("holdfast.internal-key", String.class);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static PrivateKey privateKey() throws GeneralSecurityException {
        identityUrl();
        byte[] encoded = Base64.getUrlDecoder().decode(System.getProperty(PRIVATE));
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static ECPublicKey publicKey() {
        byte[] encoded = Base64.getUrlDecoder().decode(System.getProperty(PUBLIC));
        try {
            return (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String json(Map<String, String> members) {
        return List.copyOf(members.entrySet()).stream()
                .map(member -> "\"%s\":\"%s\"".formatted(member.getKey(), member.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String encode(String text) {
        return TEXT.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
