package dev.holdfast.e2e.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A signed-in person. Renews its access token by the cookie before it gets old, as the pages do. Not thread-safe in renewing. */
public final class Session {
    private static final Duration RENEW_AFTER = Duration.ofMinutes(5);
    private static final int LIMIT = 100;
    private static final Pattern COOKIE = Pattern.compile("holdfast_refresh=([^;]+)");
    private static final Pattern TOKEN = Pattern.compile("[?&]utm_content=([A-Za-z0-9_-]+)");

    private final Http http;
    private final PrivateWords words;
    private String accessToken = "";
    private String refreshToken = "";
    private long renewedAt;

    Session(Http http, PrivateWords words, Answer login) {
        this.http = http;
        this.words = words;
        accept(login);
    }

    public Answer get(String path) {
        return http.get(path, "Authorization", authorization());
    }

    public Answer post(String path, Object body) {
        return http.post(path, body, "Authorization", authorization());
    }

    /** Posts a value with a key, by which a repetition of the request is recognised. */
    public Answer postOnce(String path, Object body, String key) {
        return http.post(path, body, "Authorization", authorization(), "Idempotency-Key", key);
    }

    public Answer send(String method, String path, Object body) {
        return http.sendJson(method, path, body, "Authorization", authorization());
    }

    /** Who this is, as the account says. */
    public JsonNode me() {
        return get("/api/users/me").expect(200).json();
    }

    /** The header that proves who this is. */
    public String authorization() {
        if (System.nanoTime() - renewedAt > RENEW_AFTER.toNanos()) {
            refresh().expect(200);
        }
        return "Bearer " + accessToken;
    }

    /** Renews the access token by the cookie; a new cookie takes the old one's place. */
    public Answer refresh() {
        Answer answer = refreshWith(refreshToken);
        if (answer.status() == 200) {
            accept(answer);
        }
        return answer;
    }

    /** Tries some cookie, without taking over what comes back. */
    public Answer refreshWith(String token) {
        return http.post("/api/auth/refresh", "", "Cookie", "holdfast_refresh=" + token);
    }

    /** The cookie's present value. */
    public String refreshToken() {
        return refreshToken;
    }

    public Answer logout() {
        return http.post(
                "/api/auth/logout", "", "Cookie", "holdfast_refresh=" + refreshToken, "Authorization", authorization());
    }

    /** A fresh way to Calendly for an offering: the link with its scheduling token. */
    public BookingLink bookingLink(String offeringId) {
        Answer answer =
                post("/api/booking-links", Map.of("offeringId", offeringId)).expect(201);
        String url = answer.json().path("url").asText();
        Matcher token = TOKEN.matcher(url);
        Promise.that(token.find(), "a link that carries a scheduling token as utm_content", "a link without one");
        return new BookingLink(url, words.remember(token.group(1)));
    }

    /** Every item of a list, page by page. */
    public List<JsonNode> all(String path) {
        List<JsonNode> all = new ArrayList<>();
        String first = path + (path.contains("?") ? "&" : "?") + "limit=" + LIMIT + "&page=";
        for (int page = 1; ; page++) {
            JsonNode answer = get(first + page).expect(200).json();
            all.addAll(Json.items(answer));
            if ((long) page * LIMIT >= answer.path("total").asLong()) {
                return all;
            }
        }
    }

    private void accept(Answer answer) {
        accessToken = words.remember(answer.json().path("accessToken").asText());
        answer.headers().allValues("Set-Cookie").stream()
                .map(COOKIE::matcher)
                .filter(Matcher::find)
                .forEach(cookie -> refreshToken = words.remember(cookie.group(1)));
        renewedAt = System.nanoTime();
    }
}
