package dev.holdfast.sandbox.calendly.agenda;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** The one person whose calendar this is, with the hours in which she can be booked on weekdays. */
public record Host(
        String uuid,
        String organizationUuid,
        String name,
        String slug,
        String email,
        ZoneId zone,
        LocalTime opens,
        LocalTime closes) {

    public static final Host MIRA = new Host(
            "5b9d2f7e-8c41-4f3a-a6d0-1e2b3c4d5e6f",
            "7c1f0e52-4a3b-4d0e-9b7a-2f6c8e1d9a40",
            "Mira Sen",
            "mira-sen",
            "mira@example.com",
            ZoneId.of("Asia/Kolkata"),
            LocalTime.of(9, 0),
            LocalTime.of(17, 0));

    /** When the account and its event types came to be; before any sandbox was started. */
    public static final Instant SINCE = Instant.parse("2026-11-02T04:00:00Z");
}
