package dev.holdfast.sandbox.mail;

import io.vertx.core.buffer.Buffer;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is inside a mail: the first plain and the first HTML text, and everything else as attachments, calendar parts
 * included.
 */
record MailContent(@Nullable String text, @Nullable String html, List<Attachment> attachments) {

    MailContent {
        attachments = List.copyOf(attachments);
    }

    static MailContent of(Part message) throws MessagingException, IOException {
        var collected = new Collected();
        collected.add(message);
        return new MailContent(collected.text, collected.html, collected.attachments);
    }

    /** A decoded part. */
    record Attachment(String name, String contentType, Buffer content) {}

    private static final class Collected {

        private final List<Attachment> attachments = new ArrayList<>();
        private @Nullable String text;
        private @Nullable String html;

        void add(Part part) throws MessagingException, IOException {
            var isAttached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
            if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
                for (var i = 0; i < parts.getCount(); i++) {
                    BodyPart inner = parts.getBodyPart(i);
                    add(inner);
                }
            } else if (!isAttached && text == null && part.isMimeType("text/plain")) {
                text = String.valueOf(part.getContent());
            } else if (!isAttached && html == null && part.isMimeType("text/html")) {
                html = String.valueOf(part.getContent());
            } else {
                attachments.add(attachmentOf(part));
            }
        }

        private static Attachment attachmentOf(Part part) throws MessagingException, IOException {
            try (var in = part.getInputStream()) {
                return new Attachment(nameOf(part), unfolded(part.getContentType()), Buffer.buffer(in.readAllBytes()));
            }
        }

        private static String nameOf(Part part) throws MessagingException, UnsupportedEncodingException {
            var name = part.getFileName();
            if (name != null) {
                return MimeUtility.decodeText(name);
            }
            return part.isMimeType("text/calendar") ? "invite.ics" : "attachment";
        }

        private static String unfolded(String header) {
            return MimeUtility.unfold(header).replaceAll("\\s+", " ");
        }
    }
}
