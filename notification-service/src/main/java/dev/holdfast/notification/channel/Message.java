package dev.holdfast.notification.channel;

import org.jspecify.annotations.Nullable;

/**
 * What is to be said to one person, ready to go.
 *
 * @param address the person's e-mail address; never logged
 * @param subject one line
 * @param text for readers without HTML
 * @param html the same for the others
 * @param calendar an iCalendar file that goes along, or none
 */
public record Message(
        String address,
        String subject,
        String text,
        String html,
        @Nullable CalendarFile calendar) {

    /**
     * An iCalendar object (RFC 5545).
     *
     * @param method its {@code METHOD}, which the attachment's media type repeats
     */
    public record CalendarFile(String method, String content) {}

    @Override
    public String toString() {
        return "Message[private]";
    }
}
