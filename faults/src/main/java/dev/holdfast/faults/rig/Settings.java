package dev.holdfast.faults.rig;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What every service of a rig is told: times so short that a run ends, and secrets that nobody else has.
 *
 * @param shared variables for all of them
 * @param signingKey of webhooks
 */
record Settings(Map<String, String> shared, String signingKey) {

    /** An address where nobody is. */
    static final String NOBODY = "http://localhost:1";

    private static final int KEY_BYTES = 32;

    private static final Map<String, String> TIMES = Map.of(
            "HOLDFAST_JOBS_LEASE", Rig.LEASE.toString(),
            "HOLDFAST_JOBS_RENEW_EVERY", "PT1.5S",
            "HOLDFAST_JOBS_HANDLER_LIMIT", "PT2.9S",
            "HOLDFAST_JOBS_REAP_EVERY", "PT0.5S",
            "HOLDFAST_JOBS_REAP_GRACE", "PT1S",
            "HOLDFAST_JOBS_DRAIN", "PT3S",
            "HOLDFAST_DISPATCH_OWNER_LIMIT", "PT2S",
            "HOLDFAST_DISPATCH_CALL_LIMIT", "PT2.5S",
            "HOLDFAST_PROMOTION_FULL_EVERY", Rig.FULL_SCAN_EVERY.toString(),
            "QUARKUS_LOG_LEVEL", "WARN");

    Settings {
        shared = Map.copyOf(shared);
    }

    /** Fresh ones, for services that take this for the queue Redis. */
    static Settings with(String redis) {
        String signingKey = random(Base64.getUrlEncoder().withoutPadding());
        Map<String, String> shared = new HashMap<>(TIMES);
        shared.put("HOLDFAST_MASTER_KEY", random(Base64.getEncoder()));
        shared.put("HOLDFAST_INTERNAL_KEY", random(Base64.getEncoder()));
        shared.put(
                "HOLDFAST_SCHEDULING_TOKEN_KEYS",
                "k1:" + random(Base64.getUrlEncoder().withoutPadding()));
        shared.put("HOLDFAST_CALENDLY_SIGNING_KEYS", signingKey);
        shared.put("HOLDFAST_CALENDLY_TOKEN", random(Base64.getUrlEncoder().withoutPadding()));
        shared.put("HOLDFAST_QUEUE_REDIS_URL", redis);
        shared.put("HOLDFAST_PUBLIC_URL", "http://localhost");
        for (String neighbour : List.of("IDENTITY", "WEBHOOK", "PROMOTER", "NOTIFICATION")) {
            shared.put("HOLDFAST_" + neighbour + "_URL", NOBODY);
        }
        return new Settings(shared, signingKey);
    }

    /** The environment of one service. */
    Map<String, String> of(String mongodb, String owner) {
        Map<String, String> all = new HashMap<>(shared);
        all.put("HOLDFAST_MONGODB_URI", mongodb);
        all.put("HOLDFAST_BOOKING_URL", owner);
        return all;
    }

    private static String random(Base64.Encoder encoder) {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return encoder.encodeToString(key);
    }

    /** Leaves everything out: it holds secrets. */
    @Override
    public String toString() {
        return "Settings";
    }
}
