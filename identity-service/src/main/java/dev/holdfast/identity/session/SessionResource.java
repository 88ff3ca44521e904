package dev.holdfast.identity.session;

import dev.holdfast.identity.privacy.EvenAnswers;
import dev.holdfast.identity.throttle.DeviceToken;
import dev.holdfast.identity.throttle.RequestOrigin;
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
    private final Refreshes refreshes;
    private final Sessions sessions;
    private final Cookies cookies;
    private final RequestOrigin origin;
    private final EvenAnswers answers;

    SessionResource(
            Logins logins,
            Refreshes refreshes,
            Sessions sessions,
            Cookies cookies,
            RequestOrigin origin,
            EvenAnswers answers) {
        this.logins = logins;
        this.refreshes = refreshes;
        this.sessions = sessions;
        this.cookies = cookies;
        this.origin = origin;
        this.answers = answers;
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
    public Uni<RestResponse<TokenView>> login(
            @NotNull @Valid LoginRequest request, @CookieParam(Cookies.DEVICE) @DefaultValue("") String device) {
        return answers.evenRefusals(logins.login(request, origin.get(), DeviceToken.parse(device)))
                .map(this::answer);
    }

    @POST
    @Path("/refresh")
    @PermitAll
    public Uni<RestResponse<TokenView>> refresh(@CookieParam(Cookies.REFRESH) @DefaultValue("") String token) {
        return refreshes.refresh(token).map(this::answer);
    }

    @POST
    @Path("/logout")
    @PermitAll
    @APIResponse(responseCode = "204", description = "Signed out")
    public Uni<RestResponse<Void>> logout(@CookieParam(Cookies.REFRESH) @DefaultValue("") String token) {
        return sessions.end(token).replaceWith(this::signedOut);
    }

    private RestResponse<TokenView> answer(LoggedIn loggedIn) {
        return RestResponse.ResponseBuilder.ok(TokenView.of(loggedIn.signedIn()))
                .cookie(cookies.carrying(loggedIn.signedIn().refresh()), cookies.carrying(loggedIn.device()))
                .cacheControl(unstored())
                .build();
    }

    private RestResponse<TokenView> answer(SignedIn signedIn) {
        return RestResponse.ResponseBuilder.ok(TokenView.of(signedIn))
                .cookie(cookies.carrying(signedIn.refresh()))
                .cacheControl(unstored())
                .build();
    }

    private RestResponse<Void> signedOut() {
        return RestResponse.ResponseBuilder.<Void>noContent()
                .cookie(cookies.cleared())
                .build();
    }

    private static CacheControl unstored() {
        var control = new CacheControl();
        control.setNoStore(true);
        return control;
    }
}
