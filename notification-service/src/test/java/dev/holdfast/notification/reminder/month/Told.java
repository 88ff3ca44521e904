package dev.holdfast.notification.reminder.month;

import java.time.Instant;

/** A mail that a client got: what kind, about which booking, when. */
record Told(String kind, String booking, int rev, Instant at) {}
