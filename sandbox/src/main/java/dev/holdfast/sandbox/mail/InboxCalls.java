package dev.holdfast.sandbox.mail;

import dev.holdfast.sandbox.web.BadRequest;
import dev.holdfast.sandbox.web.Fields;
import dev.holdfast.sandbox.web.Json;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The inbox for programs, and the levers of the SMTP server. */
final class InboxCalls {

    private static final int MOST_TIMES = 100_000;

    private final Vertx vertx;
    private final Inbox inbox;
    private final MailFaults faults;
    private final SmtpDoor door;

    InboxCalls(Vertx vertx, Inbox inbox, MailFaults faults, SmtpDoor door) {
        this.vertx = vertx;
        this.inbox = inbox;
        this.faults = faults;
        this.door = door;
    }

    void addTo(Router router) {
        router.get("/mail/messages").handler(this::list);
        router.delete("/mail/messages").handler(this::clear);
        router.post("/control/mail/faults").handler(this::armFault);
        router.get("/control/mail/faults").handler(context -> Json.send(context, 200, state()));
        router.delete("/control/mail/faults").handler(this::clearFaults);
        router.post("/control/mail/release").handler(this::release);
    }

    private void list(RoutingContext context) {
        var address = context.request().getParam("to");
        var items = inbox.all().stream()
                .filter(message -> message.isTo(address))
                .map(MessageView::of)
                .toList();
        Json.send(context, 200, new MessageList(items));
    }

    private void clear(RoutingContext context) {
        inbox.clear();
        context.response().setStatusCode(204).end();
    }

    private void armFault(RoutingContext context) {
        var order = Json.object(context);
        var times = Fields.number(order, "times", 1, MOST_TIMES);
        switch (Fields.text(order, "kind")) {
            case "refuse" ->
                faults.arm(new MailFault.Refuse(statusOf(Fields.number(order, "status", 451, 599))), times);
            case "take-and-hang-up" -> faults.arm(new MailFault.TakeAndHangUp(), times);
            case "take-and-wait" -> faults.arm(new MailFault.TakeAndWait(), times);
            case "stop" -> {
                answer(context, 201, move(door::close));
                return;
            }
            case "start" -> {
                answer(context, 201, move(door::open));
                return;
            }
            default -> throw new BadRequest("kind must be refuse, take-and-hang-up, take-and-wait, stop or start");
        }
        Json.send(context, 201, state());
    }

    private void clearFaults(RoutingContext context) {
        faults.clear();
        answer(context, 200, move(door::open));
    }

    private void release(RoutingContext context) {
        faults.releaseAll();
        Json.send(context, 200, state());
    }

    private void answer(RoutingContext context, int status, Future<?> moved) {
        moved.onSuccess(done -> Json.send(context, status, state())).onFailure(context::fail);
    }

    private Future<Void> move(Runnable change) {
        return vertx.executeBlocking(() -> {
            change.run();
            return null;
        });
    }

    private MailState state() {
        return new MailState(door.isOpen(), faults.remaining());
    }

    private static int statusOf(int status) {
        if (status < 400) {
            throw new BadRequest("status must be between 400 and 599");
        }
        return status;
    }

    private record MailState(boolean listening, int armedFaults) {}

    private record MessageList(List<MessageView> items) {}

    private record MessageView(
            String id,
            String from,
            List<String> to,
            String subject,
            @Nullable String text,
            @Nullable String html,
            @Nullable String messageId,
            Instant receivedAt,
            List<AttachmentView> attachments) {

        static MessageView of(MailMessage message) {
            var content = message.content();
            return new MessageView(
                    message.id(),
                    message.from(),
                    message.to(),
                    message.subject(),
                    content.text(),
                    content.html(),
                    message.messageId(),
                    message.receivedAt(),
                    content.attachments().stream().map(AttachmentView::of).toList());
        }
    }

    private record AttachmentView(String name, String contentType, String content) {

        static AttachmentView of(MailContent.Attachment attachment) {
            return new AttachmentView(
                    attachment.name(),
                    attachment.contentType(),
                    Base64.getEncoder().encodeToString(attachment.content().getBytes()));
        }
    }
}
