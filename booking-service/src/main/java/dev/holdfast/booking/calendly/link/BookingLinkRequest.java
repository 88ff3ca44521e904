package dev.holdfast.booking.calendly.link;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Which offering a client wants to book. */
record BookingLinkRequest(
        @NotBlank(message = "Say which offering is to be booked.")
        @Size(max = 100, message = "An offering's id has at most 100 characters.")
        String offeringId) {}
