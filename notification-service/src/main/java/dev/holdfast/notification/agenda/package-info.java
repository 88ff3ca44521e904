/**
 * A practitioner's day, mailed in the morning. A clock makes the job {@code agenda|<user>|<date>} of each of the staff some time
 * before its hour, and again while the hour is not long past: whoever was down in the meantime catches up, and after that the mail is
 * worthless ({@code expireAt}). The same day is the same job, however often the clock strikes and in however many processes.
 */
@NullMarked
package dev.holdfast.notification.agenda;

import org.jspecify.annotations.NullMarked;
