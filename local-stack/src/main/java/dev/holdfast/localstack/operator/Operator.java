package dev.holdfast.localstack.operator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.localstack.StackStatus.Account;
import dev.holdfast.localstack.api.EdgeApi;
import dev.holdfast.localstack.api.EdgeApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** The admin of a stack, signed in from its making to its closing. Every call fails with {@link Refused} unless it was answered well. */
public final class Operator implements AutoCloseable {

    private final EdgeApi api;

    private Operator(EdgeApi api) {
        this.api = api;
    }

    /** Signs in. */
    public static Operator signedIn(String edge, Account admin) {
        var api = new EdgeApi(edge);
        try {
            good(api.signIn(admin.email(), admin.password()));
            return new Operator(api);
        } catch (Refused refused) {
            api.close();
            throw refused;
        }
    }

    /** What the API says at a path. */
    public JsonNode get(String path) {
        return good(api.get(path));
    }

    /** The same with parameters; those without a value are left out. */
    public JsonNode get(String path, Map<String, String> parameters) {
        String query = parameters.entrySet().stream()
                .filter(parameter -> !parameter.getValue().isEmpty())
                .map(parameter -> parameter.getKey() + "=" + encoded(parameter.getValue()))
                .collect(Collectors.joining("&"));
        return get(query.isEmpty() ? path : path + "?" + query);
    }

    /** What the API says to a body. */
    public JsonNode post(String path, Map<String, ?> body) {
        return good(api.post(path, body));
    }

    /** A path with an id in it, whatever characters that has. */
    public static String at(String collection, String id, String... rest) {
        String path = collection + "/" + encoded(id);
        return rest.length == 0 ? path : path + "/" + String.join("/", rest);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static JsonNode good(Answer answer) {
        if (answer.status() >= 300) {
            throw Refused.because(answer);
        }
        return answer.body();
    }

    @Override
    public void close() {
        api.signOut();
        api.close();
    }
}
