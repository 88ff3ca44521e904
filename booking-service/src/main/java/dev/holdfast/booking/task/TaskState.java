package dev.holdfast.booking.task;

/** Whether anybody is still needed. */
public enum TaskState {
    OPEN,
    RESOLVED
}
