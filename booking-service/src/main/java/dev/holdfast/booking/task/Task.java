package dev.holdfast.booking.task;

import java.util.Map;

/**
 * Something that needs a person. There is one task of a kind about a thing, however often it is raised.
 *
 * @param about the thing, unique within the kind; becomes the end of the task's id, {@code [A-Za-z0-9_-]} only
 * @param ref where to look
 * @param summary one sentence for staff, without anything private
 * @param details facts for staff and programs, without anything private
 */
public record Task(TaskKind kind, String about, Ref ref, String summary, Map<String, String> details) {

    public Task {
        details = Map.copyOf(details);
    }

    /** The document a task is about. */
    public record Ref(String kind, String id) {}

    /** The id of the one task of a kind about a thing. */
    static String idOf(TaskKind kind, String about) {
        return kind.wire() + "." + about;
    }

    String id() {
        return idOf(kind, about);
    }
}
