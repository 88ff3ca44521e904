package dev.holdfast.kit.job.hint;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.RedisAPI;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** One Lua script beside this class, called by its hash and sent whole only when the server does not know it (a wipe). */
final class RedisScript {

    private static final String NOT_KNOWN = "NOSCRIPT";

    private final String text;
    private final String hash;

    private RedisScript(String text) {
        this.text = text;
        this.hash = sha1(text);
    }

    static RedisScript named(String file) {
        try (InputStream stream = RedisScript.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException("There is no script " + file);
            }
            return new RedisScript(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Uni<Response> run(RedisAPI redis, List<String> keys, List<String> arguments) {
        return redis.evalsha(call(hash, keys, arguments))
                .onFailure(RedisScript::isNotKnown)
                .recoverWithUni(() -> redis.eval(call(text, keys, arguments)));
    }

    private static List<String> call(String script, List<String> keys, List<String> arguments) {
        List<String> call = new ArrayList<>();
        call.add(script);
        call.add(Integer.toString(keys.size()));
        call.addAll(keys);
        call.addAll(arguments);
        return call;
    }

    private static boolean isNotKnown(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith(NOT_KNOWN);
    }

    /** Redis names a script by SHA-1; nothing secret hangs on it. */
    private static String sha1(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-1").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
