/** Others' job queues doing the same nothing on the same servers, each in a process of its own. */
@NullMarked
package dev.holdfast.bench.jobs.peer;

import org.jspecify.annotations.NullMarked;
