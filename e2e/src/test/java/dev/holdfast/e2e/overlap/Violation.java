package dev.holdfast.e2e.overlap;

/** Something that may not be, with what was seen. */
record Violation(Kind kind, String seen) {

    enum Kind {
        /** Two active bookings at one time, and no override on record. */
        OVERLAP,
        /** An active booking wants time that nobody holds, or holds time without wanting it. */
        UNCLAIMED,
        /** Two share time and one of them does not say so, or says so and it is not so. */
        UNRECORDED,
        /** Something was promised that is not there, or not as it was promised. */
        LOST,
        /** A booking came to be, or changed, and nobody had asked for it. */
        UNASKED,
        /** A refusal, or a booking that has to wait, and nothing in its way. */
        NO_CLASH,
        /** What happened at Calendly is not what is written here. */
        NOT_FOLLOWED
    }
}
