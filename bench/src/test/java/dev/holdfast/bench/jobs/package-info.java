@NullMarked
package dev.holdfast.bench.jobs;

import org.jspecify.annotations.NullMarked;
