@NullMarked
package dev.holdfast.notification.agenda;

import org.jspecify.annotations.NullMarked;
