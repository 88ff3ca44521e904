/** What is forgotten here when an account is closed. */
@NullMarked
package dev.holdfast.notification.closing;

import org.jspecify.annotations.NullMarked;
