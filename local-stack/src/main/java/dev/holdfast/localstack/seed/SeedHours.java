package dev.holdfast.localstack.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** When the demo practice works: whole days from Monday to Friday, and Saturday morning. */
final class SeedHours {

    private static final List<Map<String, String>> WHOLE_DAY =
            List.of(range("09:00", "13:00"), range("14:00", "18:00"));
    private static final List<Map<String, String>> MORNING = List.of(range("10:00", "14:00"));

    private SeedHours() {}

    /** The first hours of a practitioner. */
    static Map<String, ?> toRequest(String timeZone) {
        List<Map<String, ?>> week = new ArrayList<>();
        for (String day : List.of("MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY")) {
            week.add(Map.of("day", day, "ranges", WHOLE_DAY));
        }
        week.add(Map.of("day", "SATURDAY", "ranges", MORNING));
        return Map.of("timeZone", timeZone, "weeklyHours", week, "rev", 0);
    }

    private static Map<String, String> range(String from, String to) {
        return Map.of("from", from, "to", to);
    }
}
