/** The launcher's commands: {@code up}, {@code down}, {@code status}, {@code logs}, {@code demo}. */
@NullMarked
package dev.holdfast.localstack.cli;

import org.jspecify.annotations.NullMarked;
