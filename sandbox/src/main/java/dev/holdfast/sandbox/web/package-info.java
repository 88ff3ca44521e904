/**
 * What every page and every JSON answer of the sandbox has in common: markup that cannot forget to escape, the frame of a
 * page with its security headers, and the JSON of the sandbox's own control calls. Providers keep their own JSON.
 */
@NullMarked
package dev.holdfast.sandbox.web;

import org.jspecify.annotations.NullMarked;
