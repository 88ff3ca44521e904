package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.notification.delivery.Deliveries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The mail jobs about accounts. Identity knows the facts of all of them. */
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
        return handler("verify-email");
    }

    @Produces
    @Singleton
    JobHandler registrationNote() {
        return handler("registration-note");
    }

    @Produces
    @Singleton
    JobHandler closedNote() {
        return handler("closed-note");
    }

    @Produces
    @Singleton
    JobHandler invitation() {
        return handler("invitation");
    }

    @Produces
    @Singleton
    JobHandler resetPassword() {
        return handler("reset-password");
    }

    @Produces
    @Singleton
    JobHandler passwordChanged() {
        return handler("password-changed");
    }

    @Produces
    @Singleton
    JobHandler sessionRevoked() {
        return handler("session-revoked");
    }

    private JobHandler handler(String type) {
        return new MailHandler(type, accounts::telling, deliveries);
    }
}
