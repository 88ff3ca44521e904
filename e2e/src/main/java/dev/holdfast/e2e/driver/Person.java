package dev.holdfast.e2e.driver;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Somebody who never was here before: no address, name or password of theirs was ever used against this stack. */
public record Person(String name, String email, String password, String timeZone) {
    private static final SecureRandom RANDOM = new SecureRandom();

    /** A new person whose first name helps to read a report. */
    public static Person called(String firstName) {
        String mark = mark();
        return new Person(
                firstName + " Q" + mark,
                firstName.toLowerCase(java.util.Locale.ROOT) + "." + mark + "@clients.example",
                "pass-" + mark() + mark(),
                "Asia/Kolkata");
    }

    /** A short text that occurs nowhere else. */
    public static String mark() {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public String toString() {
        return name;
    }
}
