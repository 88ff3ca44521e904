/**
 * What every published contract says alike, so that no resource has to.
 */
@NullMarked
package dev.holdfast.kit.service.contract;

import org.jspecify.annotations.NullMarked;
