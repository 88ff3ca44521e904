package dev.holdfast.localstack.seed;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.localstack.StackStatus.Account;
import dev.holdfast.localstack.StackStatus.Accounts;
import dev.holdfast.localstack.api.EdgeApi;
import dev.holdfast.localstack.api.EdgeApi.Answer;
import dev.holdfast.localstack.process.StartFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plants the demo practice where it is missing. */
public final class Seed {

    private static final String TIME_ZONE = "Asia/Kolkata";
    private static final int CREATED = 201;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int OK = 200;

    private final String edge;
    private final String sandbox;
    private final Accounts accounts;

    /**
     * @param edge the address of the edge
     * @param sandbox the address of the sandbox, whose event types the offerings are booked by
     */
    public Seed(String edge, String sandbox, Accounts accounts) {
        this.edge = edge;
        this.sandbox = sandbox;
        this.accounts = accounts;
    }

    /**
     * Plants what is missing. Whatever somebody has changed meanwhile stays as it is.
     *
     * @throws StartFailure if a service answers otherwise than it should
     */
    public void plant() {
        try (var api = new EdgeApi(edge)) {
            signInAsAdmin(api);
            ensureUser(api, accounts.client(), "Asha Client", "client");
            Optional<String> practitionerId = ensureUser(api, accounts.practitioner(), "Mira Sen", "practitioner")
                    .or(() -> idOf(accounts.practitioner()));
            practitionerId.ifPresent(id -> {
                ensureOfferings(api, id);
                ensureHours(api, id);
            });
        }
    }

    private void signInAsAdmin(EdgeApi api) {
        Answer answer = api.signIn(accounts.admin().email(), accounts.admin().password());
        if (answer.status() != OK) {
            throw unexpected("the admin's sign-in", answer);
        }
    }

    /** The id of the user if it was created now. */
    private static Optional<String> ensureUser(EdgeApi api, Account account, String name, String role) {
        Answer answer = api.post(
                "/api/users",
                Map.of(
                        "email", account.email(),
                        "name", name,
                        "timeZone", TIME_ZONE,
                        "roles", List.of(role),
                        "password", account.password()));
        return switch (answer.status()) {
            case CREATED -> Optional.of(answer.body().path("id").asText());
            case CONFLICT -> Optional.empty();
            default -> throw unexpected("POST /api/users", answer);
        };
    }

    /** The id of a user that exists; empty if the account was changed by hand. */
    private Optional<String> idOf(Account account) {
        try (var api = new EdgeApi(edge)) {
            if (api.signIn(account.email(), account.password()).status() != OK) {
                return Optional.empty();
            }
            Answer me = api.get("/api/users/me");
            return me.status() == OK ? Optional.of(me.body().path("id").asText()) : Optional.empty();
        }
    }

    private void ensureOfferings(EdgeApi api, String practitionerId) {
        List<JsonNode> known = new ArrayList<>();
        for (boolean active : new boolean[] {true, false}) {
            Answer list = api.get("/api/offerings?limit=100&active=" + active);
            if (list.status() != OK) {
                throw unexpected("GET /api/offerings", list);
            }
            list.body().path("items").forEach(known::add);
        }
        for (SeedOffering offering : SeedOffering.values()) {
            if (known.stream().noneMatch(each -> offering.isThere(each, sandbox))) {
                create(api, offering.toRequest(sandbox, practitionerId));
            }
        }
    }

    private static void ensureHours(EdgeApi api, String practitionerId) {
        String path = "/api/schedule?practitionerId=" + practitionerId;
        Answer hours = api.get(path);
        if (hours.status() == NOT_FOUND) {
            hours = api.put(path, SeedHours.toRequest(TIME_ZONE));
        }
        if (hours.status() != OK) {
            throw unexpected("the hours at /api/schedule", hours);
        }
    }

    private static void create(EdgeApi api, Map<String, ?> offering) {
        Answer answer = api.post("/api/offerings", offering);
        if (answer.status() != CREATED) {
            throw unexpected("POST /api/offerings", answer);
        }
    }

    private static StartFailure unexpected(String request, Answer answer) {
        return new StartFailure(
                "seed",
                "The demo practice was not planted: " + request + " was answered " + answer.status() + " "
                        + answer.body().path("type").asText());
    }
}
