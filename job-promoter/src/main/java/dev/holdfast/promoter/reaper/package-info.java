/** Gives back, the jobs whose worker let its lease run out. The rules are those of {@code job-kit}. */
@NullMarked
package dev.holdfast.promoter.reaper;

import org.jspecify.annotations.NullMarked;
