package dev.holdfast.kit.service.caller;

import dev.holdfast.kit.service.failure.CommonFailure.NotAuthenticated;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;

/** The caller of the current request. */
@RequestScoped
public class CurrentCaller {

    private final CurrentIdentityAssociation identities;

    CurrentCaller(CurrentIdentityAssociation identities) {
        this.identities = identities;
    }

    /** The caller of a method that is closed to strangers; fails with {@code not-authenticated} when there is none. */
    public Caller get() {
        Caller caller = of(identities.getIdentity());
        if (caller == null) {
            throw new NotAuthenticated().asException();
        }
        return caller;
    }

    /** The caller of a method that is open to anyone, or {@code null} for a stranger; fails when a token is sent and not valid. */
    public Uni<@Nullable Caller> find() {
        return identities.getDeferredIdentity().map(CurrentCaller::of);
    }

    private static @Nullable Caller of(SecurityIdentity identity) {
        if (identity.isAnonymous()) {
            return null;
        }
        String session = identity.getPrincipal() instanceof JsonWebToken token ? token.<String>getClaim("sid") : null;
        return new Caller(identity.getPrincipal().getName(), identity.getRoles(), session);
    }
}
