package dev.holdfast.bench.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that was prepared before the clock started.
 *
 * @param id tells it from others
 * @param path with its query
 * @param headers beside the type of the body
 * @param body the bytes of a JSON document, or {@code null} for none
 */
public record Shot(
        String id,
        HttpMethod method,
        String path,
        Map<String, String> headers,
        @Nullable Buffer body) {

    public Shot {
        headers = Map.copyOf(headers);
    }

    /** Posts a JSON document. */
    public static Shot post(String id, String path, Map<String, String> headers, byte[] body) {
        return new Shot(id, HttpMethod.POST, path, headers, Buffer.buffer(body));
    }

    /** Asks for something. */
    public static Shot get(String id, String path) {
        return new Shot(id, HttpMethod.GET, path, Map.of(), null);
    }

    /** How many bytes it posts. */
    public int length() {
        return body == null ? 0 : body.length();
    }
}
