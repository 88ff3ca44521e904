package dev.holdfast.e2e.driver;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One message as it lies in the recipient's inbox. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Mail(
        String from,
        List<String> to,
        String subject,
        @Nullable String text,
        @Nullable String html,
        String messageId,
        String receivedAt,
        List<Attachment> attachments) {

    public Mail {
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
    }

    /** A part that is not the message's text; its content is base64. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Attachment(@Nullable String name, String contentType, String content) {

        /** The content as text. */
        public String asText() {
            return new String(Base64.getMimeDecoder().decode(content), StandardCharsets.UTF_8);
        }
    }

    /** The attached calendar entry. */
    public Optional<CalendarEntry> calendarEntry() {
        return attachments.stream()
                .filter(part -> part.contentType().startsWith("text/calendar"))
                .map(part -> CalendarEntry.parse(part.asText()))
                .findFirst();
    }

    /** All that a reader can see, to look for something in it. */
    public String readable() {
        return subject + "\n" + (text == null ? "" : text) + "\n" + (html == null ? "" : html);
    }

    @Override
    public String toString() {
        return "“" + subject + "”";
    }
}
