package dev.holdfast.kit.job.store;

/** What becomes of a job whose effect may or may not have happened: its worker died in the middle of it. */
public enum EffectPolicy {
    /** It is run again; its target recognises the job, or once too often is better than not at all. */
    REPEAT,
    /** It ends UNKNOWN, for a person to look at; a marker is written before the effect begins. */
    NEVER_REPEAT
}
