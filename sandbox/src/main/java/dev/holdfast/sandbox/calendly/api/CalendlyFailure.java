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

    /** Not the caller's fault. */
    static CalendlyFailure broken(int status) {
        return new CalendlyFailure(status, "Internal Server Error", "The server is not able to answer now.", List.of());
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
