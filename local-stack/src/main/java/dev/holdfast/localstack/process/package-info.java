/**
 * Programs that we start: each has a name, a log file and a file that remembers its process, so that whoever knows the
 * file (another process, another class loader) can find, freeze or end the same process.
 *
 * <p>Promise: when the Java process that started a program ends, however it ends, the program ends too ({@link
 * dev.holdfast.localstack.process.OrphanGuard}).
 */
@NullMarked
package dev.holdfast.localstack.process;

import org.jspecify.annotations.NullMarked;
