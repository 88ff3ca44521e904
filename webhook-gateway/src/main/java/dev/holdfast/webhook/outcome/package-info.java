/**
 * What became of the jobs that this service bore. It may insert into {@code jobs} and not look there, so it asks the promoter.
 */
@NullMarked
package dev.holdfast.webhook.outcome;

import org.jspecify.annotations.NullMarked;
