package dev.holdfast.kit.test;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** What a service needs to start besides its servers: fresh secrets, and neighbours that nobody answers for. */
final class TestSettings {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String NOBODY = "http://localhost:9";

    private TestSettings() {}

    /** The same for the whole JVM, whichever class loader asks. */
    static Map<String, String> common() {
        Map<String, String> settings = new HashMap<>();
        settings.put("holdfast.public-url", "http://localhost:8080");
        settings.put("holdfast.master-key", secret("master-key", Base64.getEncoder()));
        settings.put("holdfast.internal-key", secret("internal-key", Base64.getEncoder()));
        settings.put(
                "holdfast.scheduling-token-keys",
                "k1:" + secret("scheduling-token-key", Base64.getUrlEncoder().withoutPadding()));
        settings.put("holdfast.calendly.base-url", NOBODY + "/calendly");
        settings.put(
                "holdfast.calendly.token",
                secret("calendly-token", Base64.getUrlEncoder().withoutPadding()));
        settings.put(
                "holdfast.calendly.signing-keys",
                secret("calendly-signing-key", Base64.getUrlEncoder().withoutPadding()));
        settings.put("holdfast.calendly.reconcile.tick", "off");
        settings.put("holdfast.retention.tick", "off");
        settings.put("holdfast.smtp.host", "localhost");
        settings.put("holdfast.smtp.port", "9");
        settings.put("holdfast.admin.email", "admin@practice.test");
        settings.put(
                "holdfast.admin.password",
                secret("admin-password", Base64.getUrlEncoder().withoutPadding()));
        for (String neighbour : new String[] {"booking", "notification", "promoter", "webhook"}) {
            settings.put("holdfast." + neighbour + "-url", NOBODY);
        }
        settings.put("holdfast.identity-url", TestTokens.identityUrl());
        settings.put("holdfast.data-dir", SharedServers.folder().resolve("data").toString());
        return settings;
    }

    /** The test's own values win over ours. */
    static Map<String, String> overridden(Map<String, String> settings, Map<String, String> byTest) {
        Map<String, String> result = new HashMap<>(settings);
        result.putAll(byTest);
        return result;
    }

    private static String secret(String name, Base64.Encoder encoder) {
        String key = "holdfast.test.secrets." + name;
        synchronized (System.getProperties()) {
            String known = System.getProperty(key);
            if (known == null) {
                byte[] bytes = new byte[32];
                RANDOM.nextBytes(bytes);
                known = encoder.encodeToString(bytes);
                System.setProperty(key, known);
            }
            return known;
        }
    }
}
