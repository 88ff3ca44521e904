package dev.holdfast.sandbox.web;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Instant;
import java.util.function.Function;

/** JSON of the sandbox's own calls: camelCase, instants in ISO-8601. */
public final class Json {

    private static final ObjectMapper MAPPER = mapper(Instant::toString);

    private Json() {}

    /** A mapper that writes instants in the way a provider does. */
    public static ObjectMapper mapper(Function<Instant, String> instants) {
        var module = new SimpleModule();
        module.addSerializer(Instant.class, new InstantSerializer(instants));
        return new ObjectMapper().registerModule(module);
    }

    public static void send(RoutingContext context, int status, Object body) {
        try {
            context.response()
                    .setStatusCode(status)
                    .putHeader("Content-Type", "application/json")
                    .end(MAPPER.writeValueAsString(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON", e);
        }
    }

    /**
     * The request's JSON object; no body at all is an empty one.
     *
     * @throws BadRequest when it is something else
     */
    public static JsonNode object(RoutingContext context) {
        var buffer = context.body().buffer();
        if (buffer == null || buffer.length() == 0) {
            return JsonNodeFactory.instance.objectNode();
        }
        try {
            var node = MAPPER.readTree(buffer.getBytes());
            if (node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw new BadRequest("the body is not readable as JSON");
        }
        throw new BadRequest("the body must be a JSON object");
    }

    private static final class InstantSerializer extends StdSerializer<Instant> {

        private final transient Function<Instant, String> text;

        InstantSerializer(Function<Instant, String> text) {
            super(Instant.class);
            this.text = text;
        }

        @Override
        public void serialize(Instant value, JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString(text.apply(value));
        }
    }
}
