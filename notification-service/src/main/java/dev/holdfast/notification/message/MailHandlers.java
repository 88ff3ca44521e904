package dev.holdfast.notification.message;

import dev.holdfast.kit.job.worker.JobHandler;
import dev.holdfast.notification.delivery.Deliveries;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The mail jobs about anything but accounts: what each is called and who knows what it says. */
@Singleton
class MailHandlers {

    private final BookingMessages bookings;
    private final StaffMessages staff;
    private final GuideMessages guides;
    private final Deliveries deliveries;

    MailHandlers(BookingMessages bookings, StaffMessages staff, GuideMessages guides, Deliveries deliveries) {
        this.bookings = bookings;
        this.staff = staff;
        this.guides = guides;
        this.deliveries = deliveries;
    }

    @Produces
    @Singleton
    JobHandler bookingConfirmed() {
        return new MailHandler("booking-confirmed", bookings::confirmed, deliveries);
    }

    @Produces
    @Singleton
    JobHandler bookingMoved() {
        return new MailHandler("booking-moved", bookings::moved, deliveries);
    }

    @Produces
    @Singleton
    JobHandler bookingChecking() {
        return new MailHandler("booking-checking", bookings::checking, deliveries);
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

    @Produces
    @Singleton
    JobHandler guide() {
        return new MailHandler("guide", guides::guide, deliveries);
    }
}
