package dev.holdfast.identity.registration;

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

/** The doors that are open to strangers. */
@Path("/api/auth")
class RegistrationResource {

    private static final RegisterAnswer ANSWER =
            new RegisterAnswer("We have sent a mail to this address. Please follow what it says.");

    private static final RegisterAnswer AGAIN =
            new RegisterAnswer("If this address waits to be verified, we have sent a mail to it.");

    private final Registrations registrations;
    private final Verifications verifications;
    private final EvenAnswers answers;

    RegistrationResource(Registrations registrations, Verifications verifications, EvenAnswers answers) {
        this.registrations = registrations;
        this.verifications = verifications;
        this.answers = answers;
    }

    /** The same for everybody, so that it tells nothing about who is a client here. */
    record RegisterAnswer(String message) {}

    @POST
    @Path("/register")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(202)
    @APIResponseSchema(value = RegisterAnswer.class, responseCode = "202")
    public Uni<RegisterAnswer> register(@NotNull @Valid RegisterRequest request) {
        return answers.even(registrations.register(request)).replaceWith(ANSWER);
    }

    @POST
    @Path("/verify-email")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(204)
    @APIResponse(responseCode = "204", description = "The address is verified")
    public Uni<Void> verifyEmail(@NotNull @Valid VerifyEmailRequest request) {
        return verifications.verify(request.token(), request.password());
    }

    @POST
    @Path("/resend-verification")
    @Consumes(MediaType.APPLICATION_JSON)
    @PermitAll
    @ResponseStatus(202)
    @APIResponseSchema(value = RegisterAnswer.class, responseCode = "202")
    public Uni<RegisterAnswer> resendVerification(@NotNull @Valid AddressRequest request) {
        return answers.even(verifications.sendAgain(request.email())).replaceWith(AGAIN);
    }
}
