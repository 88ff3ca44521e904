package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.notification.delivery.Deliveries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The mail jobs about accounts, with their subjects. Identity knows the facts of all of them. */
@Singleton
class AccountMailHandlers {

    private final AccountMessages accounts;
    private final Deliveries deliveries;

    AccountMailHandlers(AccountMessages accounts, Deliveries deliveries) {
        this.accounts = accounts;
        this.deliveries = deliveries;
    }

    @Produces
    @Singleton
    JobHandler verifyEmail() {
        return handler("verify-email", "Please confirm your e-mail address");
    }

    @Produces
    @Singleton
    JobHandler registrationNote() {
        return handler("registration-note", "You already have an account");
    }

    @Produces
    @Singleton
    JobHandler closedNote() {
        return handler("closed-note", "Your account here is closed");
    }

    @Produces
    @Singleton
    JobHandler invitation() {
        return handler("invitation", "You are invited: please choose a password");
    }

    @Produces
    @Singleton
    JobHandler resetPassword() {
        return handler("reset-password", "Choose a new password");
    }

    @Produces
    @Singleton
    JobHandler passwordChanged() {
        return handler("password-changed", "Your password was changed");
    }

    @Produces
    @Singleton
    JobHandler sessionRevoked() {
        return handler("session-revoked", "You were signed out on one device");
    }

    private JobHandler handler(String type, String subject) {
        return new MailHandler(type, accounts.withSubject(subject), deliveries);
    }
}
