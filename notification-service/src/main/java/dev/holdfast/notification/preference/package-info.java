/**
 * What people wish about messages to them: when they are reminded, when they want quiet, and in which language they are
 * written to. One document per user who ever chose; everybody else has the usual. Each change gives birth to a job {@code
 * replan} in its own write, which plans the reminders of the user's coming bookings anew; identity gives birth to the same job
 * when somebody's time zone changes.
 */
@NullMarked
package dev.holdfast.notification.preference;

import org.jspecify.annotations.NullMarked;
