/** The mails to users as jobs: how they are named, so that the same mail is asked for once, and what they carry: ids. */
@NullMarked
package dev.holdfast.identity.mailjob;

import org.jspecify.annotations.NullMarked;
