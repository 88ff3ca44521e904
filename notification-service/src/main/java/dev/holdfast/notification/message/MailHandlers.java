package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.notification.delivery.Deliveries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The mail jobs this service knows: what each is called and who knows what it says. */
@Singleton
class MailHandlers {

    private final AccountMessages accounts;
    private final BookingMessages bookings;
    private final StaffMessages staff;
    private final Deliveries deliveries;

    MailHandlers(AccountMessages accounts, BookingMessages bookings, StaffMessages staff, Deliveries deliveries) {
        this.accounts = accounts;
        this.bookings = bookings;
        this.staff = staff;
        this.deliveries = deliveries;
    }

    @Produces
    @Singleton
    JobHandler verifyEmail() {
        return new MailHandler("verify-email", accounts::verifyEmail, deliveries);
    }

    @Produces
    @Singleton
    JobHandler registrationNote() {
        return new MailHandler("registration-note", accounts::registrationNote, deliveries);
    }

    @Produces
    @Singleton
    JobHandler bookingConfirmed() {
        return new MailHandler("booking-confirmed", bookings::confirmed, deliveries);
    }

    @Produces
    @Singleton
    JobHandler bookingCancelled() {
        return new MailHandler("booking-cancelled", bookings::cancelled, deliveries);
    }

    @Produces
    @Singleton
    JobHandler staffMail() {
        return new MailHandler(StaffNotice.MAIL, staff::needsYou, deliveries);
    }
}
