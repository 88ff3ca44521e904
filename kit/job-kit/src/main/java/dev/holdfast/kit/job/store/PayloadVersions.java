package dev.holdfast.kit.job.store;

import java.util.Map;

/**
 * The versions of a payload, its field {@code v}, that a handler reads. During an upgrade both older and newer ones come along: what
 * is too new waits for a worker that knows it, what is too old is dead and stays visible.
 *
 * @param oldest the first it reads
 * @param newest the last
 */
public record PayloadVersions(int oldest, int newest) {

    /** The first version, and no other. */
    public static final PayloadVersions FIRST = new PayloadVersions(1, 1);

    /** For those who hand payloads on and do not read them. */
    public static final PayloadVersions ANY = new PayloadVersions(Integer.MIN_VALUE, Integer.MAX_VALUE);

    /** The error of a job whose payload is too old. */
    public static final String TOO_OLD = "payload-of-an-older-version";

    /** The error of a job whose payload is too new. */
    public static final String TOO_NEW = "payload-of-a-newer-version";

    /** How a payload compares with what is read. */
    public enum Fit {
        OLDER,
        READABLE,
        NEWER
    }

    /** A payload without a version, or with one that is no whole number, is of version 0. */
    public Fit fit(Map<String, Object> payload) {
        int version = payload.get("v") instanceof Number number ? number.intValue() : 0;
        if (version > newest) {
            return Fit.NEWER;
        }
        return version < oldest ? Fit.OLDER : Fit.READABLE;
    }
}
