package dev.holdfast.identity.password;

import dev.holdfast.identity.person.AddressRequest;
import dev.holdfast.identity.privacy.EvenAnswers;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Passwords that were forgotten or not chosen yet. */
@Path("/api/auth")
class PasswordResource {

    private static final ForgotAnswer ANSWER =
            new ForgotAnswer("If there is an account with this address, we have sent a mail to it.");

    private final ForgottenPasswords forgotten;
    private final PasswordResets resets;
    private final EvenAnswers answers;

    PasswordResource(ForgottenPasswords forgotten, PasswordResets resets, EvenAnswers answers) {
        this.forgotten = forgotten;
        this.resets = resets;
        this.answers = answers;
    }

    /** The same for everybody, so that it tells nothing about who is a client here. */
    record ForgotAnswer(String message) {}

    @POST
    @Path("/forgot-password")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(202)
    @APIResponseSchema(value = ForgotAnswer.class, responseCode = "202")
    public Uni<ForgotAnswer> forgot(@NotNull @Valid AddressRequest request) {
        return answers.even(forgotten.forgot(request.email())).replaceWith(ANSWER);
    }

    /** Takes the tokens of invitations too. */
    @POST
    @Path("/reset-password")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "The password is set; all sessions have ended")
    public Uni<Void> reset(@NotNull @Valid ResetPasswordRequest request) {
        return answers.evenRefusals(resets.reset(request.token(), request.password()));
    }
}
