package dev.holdfast.sandbox.calendly.wire;

import dev.holdfast.sandbox.calendly.agenda.Location;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A booked event's location: a union told apart by {@code type}. */
sealed interface LocationView {

    String type();

    static LocationView of(Location location) {
        return switch (location) {
            case Location.Zoom zoom ->
                new Zoom("zoom_conference", "pushed", zoom.joinUrl(), ZoomData.of(zoom.meetingId()));
            case Location.Physical(var address, var directions) -> new Physical("physical", address, directions);
        };
    }

    record Zoom(String type, String status, String joinUrl, ZoomData data) implements LocationView {}

    record Physical(String type, String location, String additionalInfo) implements LocationView {}

    record ZoomData(
            String id,
            String password,
            Settings settings,
            @Nullable Object extra) {

        static ZoomData of(String meetingId) {
            return new ZoomData(meetingId, "246810", new Settings(List.of()), null);
        }
    }

    record Settings(List<String> globalDialInNumbers) {}
}
