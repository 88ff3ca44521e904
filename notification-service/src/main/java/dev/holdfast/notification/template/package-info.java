/**
 * How things are said: subjects, texts and HTML from the templates under {@code templates/<language>/}, times in the reader's own
 * zone, and calendar files. Knows nothing of jobs, services or channels. HTML escapes every value; subjects are one line.
 *
 * <p>A message {@code x} is {@code x.subject.txt}, {@code x.txt} and {@code x.html}; the other templates are words that messages and
 * calendar files are made of. Another language is a folder called as its BCP 47 tag, with a file for each of English, and a constant of
 * {@link Language}: no other code knows which languages there are.
 */
@NullMarked
package dev.holdfast.notification.template;

import org.jspecify.annotations.NullMarked;
