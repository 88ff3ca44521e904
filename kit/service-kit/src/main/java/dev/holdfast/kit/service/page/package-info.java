/**
 * Lists in pages: how they are asked for and how they are answered.
 */
@NullMarked
package dev.holdfast.kit.service.page;

import org.jspecify.annotations.NullMarked;
