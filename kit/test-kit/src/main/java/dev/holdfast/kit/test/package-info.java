/**
 * What tests of every service need: real servers instead of fakes, and assertions on what all services have in common.
 * Never in the main jar of a service.
 */
@NullMarked
package dev.holdfast.kit.test;

import org.jspecify.annotations.NullMarked;
