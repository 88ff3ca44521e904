package dev.holdfast.identity;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Passwords are hashed at the usual cost, and answers are held back for the usual beat; other tests do without, to be soon over. */
public final class AsInProduction implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "identity.credential.memory-kib", "19456",
                "identity.credential.iterations", "2",
                "identity.privacy.beat", "250MS");
    }
}
