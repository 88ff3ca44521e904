package dev.holdfast.identity.token;

import dev.holdfast.kit.service.token.KeySetSource;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jose4j.json.JsonUtil;

/** The key set by which this service itself checks tokens: straight from the store, instead of by a call to itself. */
@ApplicationScoped
class OwnKeySet implements KeySetSource {

    private final SigningKeys keys;

    OwnKeySet(SigningKeys keys) {
        this.keys = keys;
    }

    @Override
    public Uni<String> fetch() {
        return keys.published().map(published -> JsonUtil.toJson(Map.of("keys", published)));
    }
}
