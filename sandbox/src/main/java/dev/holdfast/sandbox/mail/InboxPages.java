package dev.holdfast.sandbox.mail;

import dev.holdfast.sandbox.web.Html;
import dev.holdfast.sandbox.web.Page;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The inbox for people. A mail's HTML runs in a frame that may open links and nothing else. */
final class InboxPages {

    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");
    private static final Pattern PLAIN_TYPE = Pattern.compile("[a-z]+/[a-z0-9.+-]+");
    private static final String FRAME_POLICY = "sandbox allow-popups allow-popups-to-escape-sandbox; "
            + "default-src 'none'; img-src data:; style-src 'unsafe-inline'; frame-ancestors 'self'";

    private final Inbox inbox;

    InboxPages(Inbox inbox) {
        this.inbox = inbox;
    }

    void addTo(Router router) {
        router.get("/mail").handler(this::list);
        router.get("/mail/:id").handler(this::show);
        router.get("/mail/:id/html").handler(this::html);
        router.get("/mail/:id/attachments/:index").handler(this::attachment);
    }

    private void list(RoutingContext context) {
        var rows = inbox.all().reversed().stream()
                .map(message -> Html.of(
                        "<tr><td>{}</td><td>{}</td><td><a href=\"/mail/{}\">{}</a></td></tr>",
                        message.receivedAt(),
                        String.join(", ", message.to()),
                        message.id(),
                        message.subject().isBlank() ? "(no subject)" : message.subject()));
        Page.send(
                context,
                200,
                "Inbox",
                Html.of(
                        "<table><thead><tr><th>Received</th><th>To</th><th>Subject</th></tr></thead>"
                                + "<tbody>{}</tbody></table>",
                        Html.join(rows)));
    }

    private void show(RoutingContext context) {
        find(context).ifPresentOrElse(message -> show(context, message), () -> unknown(context));
    }

    private static void show(RoutingContext context, MailMessage message) {
        var text = message.content().text();
        Page.send(
                context,
                200,
                message.subject().isBlank() ? "(no subject)" : message.subject(),
                Html.of(
                        "<dl><dt>From</dt><dd>{}</dd><dt>To</dt><dd>{}</dd><dt>Received</dt><dd>{}</dd></dl>{}{}{}",
                        message.from(),
                        String.join(", ", message.to()),
                        message.receivedAt(),
                        frame(message),
                        text == null ? Html.NOTHING : Html.of("<h2>Text</h2><pre>{}</pre>", linked(text)),
                        attachments(message)));
    }

    private static Html frame(MailMessage message) {
        return message.content().html() == null
                ? Html.NOTHING
                : Html.of(
                        "<iframe title=\"The mail\" src=\"/mail/{}/html\""
                                + " sandbox=\"allow-popups allow-popups-to-escape-sandbox\"></iframe>",
                        message.id());
    }

    private static Html attachments(MailMessage message) {
        var attachments = message.content().attachments();
        if (attachments.isEmpty()) {
            return Html.NOTHING;
        }
        var entries = IntStream.range(0, attachments.size())
                .mapToObj(i -> Html.of(
                        "<li><a href=\"/mail/{}/attachments/{}\">{}</a></li>",
                        message.id(),
                        i,
                        attachments.get(i).name()));
        return Html.of("<h2>Attachments</h2><ul>{}</ul>", Html.join(entries));
    }

    private static Html linked(String text) {
        var parts = new StringBuilder();
        var matcher = LINK.matcher(text);
        var from = 0;
        while (matcher.find()) {
            parts.append(Html.of("{}", text.substring(from, matcher.start())).markup());
            parts.append(Html.of("<a href=\"{}\">{}</a>", matcher.group(), matcher.group())
                    .markup());
            from = matcher.end();
        }
        return new Html(
                parts.append(Html.of("{}", text.substring(from)).markup()).toString());
    }

    private void html(RoutingContext context) {
        var html = find(context).map(message -> message.content().html());
        if (html.isEmpty()) {
            unknown(context);
            return;
        }
        context.response()
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", FRAME_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end("<base target=\"_blank\">" + html.get());
    }

    private void attachment(RoutingContext context) {
        var attachment = find(context).flatMap(message -> attachmentOf(message, context.pathParam("index")));
        if (attachment.isEmpty()) {
            unknown(context);
            return;
        }
        var type = attachment.get().contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        context.response()
                .putHeader("Content-Type", PLAIN_TYPE.matcher(type).matches() ? type : "application/octet-stream")
                .putHeader(
                        "Content-Disposition",
                        "attachment; filename=\"" + safe(attachment.get().name()) + "\"")
                .putHeader("Content-Security-Policy", "sandbox; default-src 'none'")
                .putHeader("X-Content-Type-Options", "nosniff")
                .end(attachment.get().content());
    }

    private static Optional<MailContent.Attachment> attachmentOf(MailMessage message, String index) {
        var attachments = message.content().attachments();
        return IntStream.range(0, attachments.size())
                .filter(i -> String.valueOf(i).equals(index))
                .mapToObj(attachments::get)
                .findFirst();
    }

    private Optional<MailMessage> find(RoutingContext context) {
        return inbox.find(context.pathParam("id"));
    }

    private static String safe(String name) {
        return name.replaceAll("[^A-Za-z0-9._-]", "_");
    }

    private static void unknown(RoutingContext context) {
        Page.sendNotice(context, 404, "Nothing here", "There is no such mail, or it was cleared away.");
    }
}
