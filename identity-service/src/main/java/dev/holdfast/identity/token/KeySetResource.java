package dev.holdfast.identity.token;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** The public keys with which anybody verifies our access tokens. */
@Path("/.well-known/jwks.json")
class KeySetResource {

    private final SigningKeys keys;

    KeySetResource(SigningKeys keys) {
        this.keys = keys;
    }

    /** A JSON Web Key Set (RFC 7517). */
    record KeySetView(List<Map<String, Object>> keys) {}

    @GET
    @PermitAll
    public Uni<KeySetView> keySet() {
        return keys.published().map(KeySetView::new);
    }
}
