@NullMarked
package dev.holdfast.notification.preference;

import org.jspecify.annotations.NullMarked;
