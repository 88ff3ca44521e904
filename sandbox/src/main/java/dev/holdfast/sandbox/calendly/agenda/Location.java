package dev.holdfast.sandbox.calendly.agenda;

/** Where an event takes place. */
public sealed interface Location {

    /** A Zoom meeting that Calendly has already made. */
    record Zoom(String meetingId) implements Location {

        public String joinUrl() {
            return "https://example.zoom.us/j/" + meetingId;
        }
    }

    record Physical(String address, String directions) implements Location {}
}
