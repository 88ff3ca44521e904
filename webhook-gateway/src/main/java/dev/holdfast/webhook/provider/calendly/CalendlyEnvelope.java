package dev.holdfast.webhook.provider.calendly;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The little that intake has to know of a Calendly body: enough to tell events apart, and the token a person carried through
 * Calendly. Everything else is read by the job, with time to be careful.
 *
 * @param event Calendly's name of the event, such as {@code invitee.created}
 * @param uri the resource it is about
 * @param noShow the no-show's own resource, where the event is about one
 * @param schedulingToken what came back in {@code utm_content}
 */
record CalendlyEnvelope(
        String event,
        String uri,
        @Nullable String noShow,
        @Nullable String schedulingToken) {

    private static final Pattern EVENT = Pattern.compile("[A-Za-z0-9_.]{1,100}");
    private static final int MAX_URI = 2_000;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .readerFor(JsonNode.class);

    /** The envelope of a body, or {@code null} when it is not JSON in UTF-8 or does not say what it is about. */
    static @Nullable CalendlyEnvelope parse(byte[] body) {
        try {
            // Strictly UTF-8: the processing job is given the body as text, so other encodings would be read
            // differently there.
            String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return of(JSON.readTree(text));
        } catch (CharacterCodingException | JsonProcessingException e) {
            return null;
        }
    }

    /** Equal for every rendering of the same event: never depends on {@code updated_at} or on the bytes. */
    String key() {
        String key = CalendlyProvider.NAME + "|" + event + "|" + uri;
        return noShow == null ? key : key + "|" + noShow;
    }

    private static @Nullable CalendlyEnvelope of(JsonNode root) {
        String event = text(root.path("event"));
        JsonNode payload = root.path("payload");
        String uri = text(payload.path("uri"));
        if (event == null || uri == null || !EVENT.matcher(event).matches() || uri.length() > MAX_URI) {
            return null;
        }
        // Later renderings of other events may mention a no-show as well, and stay the same event.
        boolean aboutNoShow = event.startsWith("invitee_no_show.");
        return new CalendlyEnvelope(
                event,
                uri,
                aboutNoShow ? text(payload.path("no_show").path("uri")) : null,
                text(payload.path("tracking").path("utm_content")));
    }

    private static @Nullable String text(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }
}
