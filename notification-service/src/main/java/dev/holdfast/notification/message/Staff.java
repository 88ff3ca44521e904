package dev.holdfast.notification.message;

import java.util.List;

/** Whom identity-service names as staff. */
public record Staff(List<Person> items) {}
