/**
 * How things are said: texts and HTML from the templates under {@code templates/}, times in the reader's own zone, and
 * calendar files. Knows nothing of jobs, services or channels. HTML escapes every value; subjects are one line.
 */
@NullMarked
package dev.holdfast.notification.template;

import org.jspecify.annotations.NullMarked;
