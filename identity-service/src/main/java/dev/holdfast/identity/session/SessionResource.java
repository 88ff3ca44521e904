package dev.holdfast.identity.session;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestResponse;

/** Signing in and out. */
@Path("/api/auth")
class SessionResource {

    private final Logins logins;
    private final Sessions sessions;
    private final RefreshCookie cookie;

    SessionResource(Logins logins, Sessions sessions, RefreshCookie cookie) {
        this.logins = logins;
        this.sessions = sessions;
        this.cookie = cookie;
    }

    /** An access token as OAuth clients know it; {@code expiresIn} is in seconds. */
    record TokenView(String accessToken, String tokenType, long expiresIn) {

        static TokenView of(SignedIn signedIn) {
            return new TokenView(
                    signedIn.access().text(),
                    "Bearer",
                    signedIn.access().lifetime().toSeconds());
        }

        @Override
        public String toString() {
            return "TokenView[…]";
        }
    }

    @POST
    @Path("/login")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    public Uni<RestResponse<TokenView>> login(@NotNull @Valid LoginRequest request) {
        return logins.login(request).map(this::answer);
    }

    @POST
    @Path("/refresh")
    @PermitAll
    public Uni<RestResponse<TokenView>> refresh(@CookieParam(RefreshCookie.NAME) @DefaultValue("") String token) {
        return sessions.refresh(token).map(this::answer);
    }

    @POST
    @Path("/logout")
    @PermitAll
    @APIResponse(responseCode = "204", description = "Signed out")
    public Uni<RestResponse<Void>> logout(@CookieParam(RefreshCookie.NAME) @DefaultValue("") String token) {
        return sessions.end(token).replaceWith(this::signedOut);
    }

    private RestResponse<TokenView> answer(SignedIn signedIn) {
        return RestResponse.ResponseBuilder.ok(TokenView.of(signedIn))
                .cookie(cookie.carrying(signedIn.refresh()))
                .cacheControl(unstored())
                .build();
    }

    private RestResponse<Void> signedOut() {
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookie.cleared())
                .build();
    }

    private static CacheControl unstored() {
        var control = new CacheControl();
        control.setNoStore(true);
        return control;
    }
}
