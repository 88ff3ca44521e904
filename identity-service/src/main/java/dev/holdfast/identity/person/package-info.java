/** What is said about a person, and the form it must have before anything of ours believes it: address, name, time zone. */
@NullMarked
package dev.holdfast.identity.person;

import org.jspecify.annotations.NullMarked;
