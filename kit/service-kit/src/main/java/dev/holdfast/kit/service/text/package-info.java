/**
 * What people type, as far as any service asks the same of it.
 */
@NullMarked
package dev.holdfast.kit.service.text;

import org.jspecify.annotations.NullMarked;
