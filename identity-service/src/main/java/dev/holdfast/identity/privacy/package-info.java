/**
 * Who is a client here is private: answers that differ only in what we know of an address come at the same time.
 *
 * <p>Equal work is not enough, since a write more or less can be measured. So such an answer waits for the next beat, counted from
 * the moment its request was taken up; the work of known and unknown addresses ends well within the same beat.
 */
@NullMarked
package dev.holdfast.identity.privacy;

import org.jspecify.annotations.NullMarked;
