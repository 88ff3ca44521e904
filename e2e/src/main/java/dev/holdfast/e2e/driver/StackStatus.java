package dev.holdfast.e2e.driver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * A running stack as {@code ./holdfast status --json} describes it: where its parts listen and log, and what an operator
 * of it knows.
 */
public record StackStatus(
        String edge,
        Map<String, Service> services,
        Mongodb mongodb,
        Map<String, Redis> redis,
        Sandbox sandbox,
        Map<String, Account> accounts,
        Secrets secrets) {

    /** One service: its own address (not through the edge), its process and its log file. */
    public record Service(String url, long pid, String log) {}

    /** The replica set's connection string and process. */
    public record Mongodb(String uri, long pid) {}

    /** One of the two Redis servers, under its role {@code cache} or {@code queue}. */
    public record Redis(String url, long pid) {}

    /** The stand-in for the providers and for the clients' mail. */
    public record Sandbox(String url, long pid, int smtpPort) {}

    /** A seeded account, under {@code admin}, {@code practitioner} or {@code client}. */
    public record Account(String email, String password) {
        @Override
        public String toString() {
            return "Account[…]";
        }
    }

    /** Keys that providers share with us. */
    public record Secrets(String calendlySigningKey, String internalKey) {
        @Override
        public String toString() {
            return "Secrets[…]";
        }
    }

    /** Reads the description from its text. */
    public static StackStatus parse(String json) {
        return Json.read(json, StackStatus.class);
    }

    /** Reads the description from a file, or from standard input where the file is {@code -}. */
    public static StackStatus from(String file) throws IOException {
        byte[] bytes = file.equals("-") ? System.in.readAllBytes() : Files.readAllBytes(Path.of(file));
        return parse(new String(bytes, StandardCharsets.UTF_8));
    }

    /** The account of that role; fails when the launcher seeded none. */
    public Account account(String role) {
        Account account = accounts.get(role);
        if (account == null) {
            throw new IllegalStateException("the stack's status names no " + role + " account");
        }
        return account;
    }

    /** The service of that name; fails when the stack has none. */
    public Service service(String name) {
        Service service = services.get(name);
        if (service == null) {
            throw new IllegalStateException("the stack's status names no " + name);
        }
        return service;
    }
}
