package dev.holdfast.booking.task;

/**
 * What a mail to staff may say about a task, read when it is about to be sent; nothing private.
 *
 * @param open whether anybody is still needed
 */
record TaskFacts(String id, String kind, boolean open, String summary) {

    static TaskFacts of(TaskDocument task) {
        return new TaskFacts(task.id(), task.kind(), task.state() == TaskState.OPEN, task.summary());
    }
}
