package dev.holdfast.sandbox.calendly.control;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.sandbox.calendly.agenda.BookingRequest;
import dev.holdfast.sandbox.calendly.agenda.Circumstances;
import dev.holdfast.sandbox.calendly.agenda.EventType;
import dev.holdfast.sandbox.calendly.agenda.Payment;
import dev.holdfast.sandbox.calendly.agenda.Tracking;
import dev.holdfast.sandbox.web.BadRequest;
import dev.holdfast.sandbox.web.Fields;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** The JSON of a booking that no page makes; everything in it has a value of its own when absent. */
record BookingOrder(EventType type, BookingRequest request, Circumstances circumstances) {

    private static final Duration USUAL_NOTICE = Duration.ofDays(2);

    static BookingOrder of(JsonNode order, Instant now) {
        var slug =
                or(Fields.optionalText(order, "slug"), EventType.ALL.getFirst().slug());
        var type = EventType.findBySlug(slug).orElseThrow(() -> new BadRequest("slug names no event type"));
        return new BookingOrder(type, requestOf(order, now), circumstancesOf(order));
    }

    private static BookingRequest requestOf(JsonNode order, Instant now) {
        var tracking = order.path("tracking");
        return new BookingRequest(
                startOf(Fields.optionalText(order, "startTime"), now),
                or(Fields.optionalText(order, "name"), "Ravi Iyer"),
                or(Fields.optionalText(order, "email"), "ravi@example.com"),
                zoneOf(or(Fields.optionalText(order, "timezone"), "Asia/Kolkata")),
                or(Fields.optionalText(order, "answer"), ""),
                Tracking.from(parameter -> Fields.optionalText(tracking, parameter)));
    }

    private static Circumstances circumstancesOf(JsonNode order) {
        var payment = order.path("payment");
        return new Circumstances(
                Fields.flag(order, "byHost"),
                Fields.optionalText(order, "schedulingMethod"),
                payment.isObject() ? paymentOf(payment) : null);
    }

    private static Payment paymentOf(JsonNode payment) {
        var amount = payment.path("amount");
        if (!amount.isMissingNode() && !amount.isNumber()) {
            throw new BadRequest("amount must be a number");
        }
        return new Payment(
                or(Fields.optionalText(payment, "externalId"), "ch_3QExampleCalendlyCharge01"),
                or(Fields.optionalText(payment, "provider"), "stripe"),
                amount.isMissingNode() ? new BigDecimal("49.0") : amount.decimalValue(),
                or(Fields.optionalText(payment, "currency"), "USD"),
                or(Fields.optionalText(payment, "terms"), "Full refund up to 24 hours before the session."),
                !payment.has("successful") || Fields.flag(payment, "successful"));
    }

    private static Instant startOf(@Nullable String text, Instant now) {
        if (text == null) {
            return now.plus(USUAL_NOTICE);
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new BadRequest("startTime must be an ISO instant");
        }
    }

    private static ZoneId zoneOf(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new BadRequest("timezone must be the name of a time zone");
        }
    }

    private static String or(@Nullable String given, String usual) {
        return given == null ? usual : given;
    }
}
