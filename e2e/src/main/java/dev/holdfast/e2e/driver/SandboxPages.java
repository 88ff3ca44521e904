package dev.holdfast.e2e.driver;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Calendly's pages as a person uses them: open one, fill in the form, send it, later move or cancel through the links. */
public final class SandboxPages {
    private static final Pattern INPUT = Pattern.compile("<input\\b[^>]*>", Pattern.CASE_INSENSITIVE);

    private final Http sandbox;

    public SandboxPages(String sandboxUrl) {
        this.sandbox = new Http(sandboxUrl);
    }

    /** What Calendly's page says after a booking. */
    public record Booked(String inviteeUri, String eventUri, String cancelPage, String reschedulePage) {}

    /** Books at the page of a link; the hidden fields of its form go along as they are. */
    public Booked book(String url, Person typed, Instant startsAt) {
        String page = pathOf(url);
        Map<String, String> form = hiddenFields(sandbox.get(page).expect(200).body());
        form.put("name", typed.name());
        form.put("email", typed.email());
        form.put("timezone", typed.timeZone());
        form.put("start_time", startsAt.toString());
        Answer answer = submit(page, form);
        Promise.that(answer.status() == 200, "Calendly's page to accept the booking", answer);
        return booked(answer.body());
    }

    /** Cancels through the link of the booking's page. */
    public void cancel(Booked booked, String reason) {
        Answer page = sandbox.get(booked.cancelPage()).expect(200);
        Map<String, String> form = hiddenFields(page.body());
        form.put("reason", reason);
        submit(booked.cancelPage(), form).expect(200);
    }

    /** Moves it through the link of the booking's page; what comes of it is another event with another invitee. */
    public Booked reschedule(Booked booked, Instant startsAt) {
        Answer page = sandbox.get(booked.reschedulePage()).expect(200);
        Map<String, String> form = hiddenFields(page.body());
        form.put("start_time", startsAt.toString());
        form.put("reason", "another day is better");
        return booked(submit(booked.reschedulePage(), form).expect(200).body());
    }

    private Answer submit(String page, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return sandbox.send(
                "POST", page, BodyPublishers.ofString(body), "Content-Type", "application/x-www-form-urlencoded");
    }

    private Booked booked(String html) {
        return new Booked(
                attribute(html, "data-invitee-uri"),
                attribute(html, "data-event-uri"),
                link(html, "cancel-link"),
                link(html, "reschedule-link"));
    }

    private String link(String html, String kind) {
        Matcher link = Pattern.compile("<a\\b[^>]*class=\"" + kind + "\"[^>]*>").matcher(html);
        Promise.that(link.find(), "a page with a " + kind, "a page without one");
        return pathOf(attribute(link.group(), "href"));
    }

    private static Map<String, String> hiddenFields(String html) {
        Map<String, String> fields = new LinkedHashMap<>();
        INPUT.matcher(html)
                .results()
                .map(match -> match.group())
                .filter(input -> input.contains("type=\"hidden\""))
                .forEach(input -> fields.put(attribute(input, "name"), attribute(input, "value")));
        return fields;
    }

    private static String attribute(String html, String name) {
        Matcher value = Pattern.compile("\\b" + name + "=\"([^\"]*)\"").matcher(html);
        Promise.that(value.find(), "the attribute " + name, "none");
        return value.group(1)
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private String pathOf(String url) {
        URI target = URI.create(sandbox.base() + "/").resolve(url);
        Promise.that(
                target.toString().startsWith(sandbox.base() + "/"), "a page of the sandbox", target.getAuthority());
        return target.toString().substring(sandbox.base().length());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
