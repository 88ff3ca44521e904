/** job-promoter: makes due jobs known to workers, gives back what dead workers held, and has jobs performed by their owners. */
@NullMarked
package dev.holdfast.promoter;

import org.jspecify.annotations.NullMarked;
