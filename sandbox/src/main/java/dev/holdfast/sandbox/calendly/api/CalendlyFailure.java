package dev.holdfast.sandbox.calendly.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** Why a call is refused, in Calendly's own words. */
final class CalendlyFailure extends RuntimeException {

    private final int status;
    private final transient ErrorView view;

    private CalendlyFailure(int status, String title, String message, List<Detail> details) {
        super(title, null, false, false);
        this.status = status;
        this.view = new ErrorView(title, message, details);
    }

    static CalendlyFailure invalid(String parameter, String message) {
        return new CalendlyFailure(
                400,
                "Invalid Argument",
                "The supplied parameters are invalid.",
                List.of(new Detail(parameter, message)));
    }

    static CalendlyFailure unreadable() {
        return new CalendlyFailure(400, "Invalid Argument", "The request body is not valid JSON.", List.of());
    }

    static CalendlyFailure unauthenticated() {
        return new CalendlyFailure(401, "Unauthenticated", "The access token is invalid", List.of());
    }

    static CalendlyFailure forbidden(String message) {
        return new CalendlyFailure(403, "Permission Denied", message, List.of());
    }

    static CalendlyFailure notFound() {
        return new CalendlyFailure(
                404, "Resource Not Found", "The server could not find the requested resource.", List.of());
    }

    static CalendlyFailure alreadyExists(String message) {
        return new CalendlyFailure(409, "Already Exists", message, List.of());
    }

    static CalendlyFailure tooManyRequests() {
        return new CalendlyFailure(429, "Too Many Requests", "The rate limit has been exceeded.", List.of());
    }

    /** A refusal for no reason of the caller's. */
    static CalendlyFailure of(int status) {
        return switch (status) {
            case 401 -> unauthenticated();
            case 403 -> forbidden("You do not have permission to access this resource.");
            case 404 -> notFound();
            case 429 -> tooManyRequests();
            default -> {
                var title = status < 500 ? "Invalid Argument" : "Internal Server Error";
                yield new CalendlyFailure(status, title, "The server is not able to answer now.", List.of());
            }
        };
    }

    int status() {
        return status;
    }

    ErrorView view() {
        return view;
    }

    record ErrorView(
            String title,
            String message,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Detail> details) {}

    record Detail(String parameter, String message) {}
}
