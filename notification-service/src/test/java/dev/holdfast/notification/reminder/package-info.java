@NullMarked
package dev.holdfast.notification.reminder;

import org.jspecify.annotations.NullMarked;
