/**
 * A worker whose jobs do nothing, for {@code ./holdfast bench jobs}: the third host of the job kit's worker beside job-promoter and
 * notification-service. Never deployed.
 */
@NullMarked
package dev.holdfast.noop;

import org.jspecify.annotations.NullMarked;
