package dev.holdfast.e2e.driver;

import java.util.Map;

/** What anybody can do at the edge: look, register, verify, sign in. Every secret that passes is remembered as private. */
public final class EdgeClient {
    private final Http http;
    private final PrivateWords words;

    public EdgeClient(String edgeUrl, PrivateWords words) {
        this.http = new Http(edgeUrl);
        this.words = words;
    }

    /** The plain way in, for requests that no person would send. */
    public Http http() {
        return http;
    }

    public Answer get(String path) {
        return http.get(path);
    }

    public Answer post(String path, Object body) {
        return http.post(path, body);
    }

    public Answer register(Person person) {
        words.remember(person.email());
        words.remember(person.password());
        words.remember(person.name());
        return http.post(
                "/api/auth/register",
                Map.of(
                        "email", person.email(),
                        "password", person.password(),
                        "name", person.name(),
                        "timeZone", person.timeZone()));
    }

    public Answer verifyEmail(String token) {
        return http.post("/api/auth/verify-email", Map.of("token", words.remember(token)));
    }

    public Answer forgotPassword(String email) {
        return http.post("/api/auth/forgot-password", Map.of("email", email));
    }

    /** Uses the link of a mail that lets somebody choose a password. */
    public Answer resetPassword(String token, String password) {
        words.remember(password);
        return http.post("/api/auth/reset-password", Map.of("token", words.remember(token), "password", password));
    }

    /** Tries to sign in; answers whatever the edge says. */
    public Answer login(String email, String password) {
        Answer answer = http.post("/api/auth/login", Map.of("email", email, "password", password));
        String token = answer.json().path("accessToken").asText();
        if (!token.isEmpty()) {
            words.remember(token);
        }
        return answer;
    }

    /** Signs in and stays so; fails when that is refused. */
    public Session signIn(String email, String password) {
        words.remember(email);
        words.remember(password);
        return new Session(http, words, login(email, password).expect(200));
    }
}
