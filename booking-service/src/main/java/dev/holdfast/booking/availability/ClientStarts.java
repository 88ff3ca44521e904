package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.Booking;
import dev.holdfast.booking.booking.FreeStarts;
import dev.holdfast.booking.booking.FreeTime;
import dev.holdfast.booking.offering.Offering;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Which starts clients may have, and which else. */
@ApplicationScoped
class ClientStarts implements FreeStarts {

    private final FreeTimes freeTimes;
    private final Alternatives alternatives;

    ClientStarts(FreeTimes freeTimes, Alternatives alternatives) {
        this.freeTimes = freeTimes;
        this.alternatives = alternatives;
    }

    @Override
    public Uni<Judgement> judge(Offering offering, Booking wanted) {
        return freeTimes.judge(
                Wanted.of(offering, wanted),
                wanted.parties().practitionerId(),
                wanted.time().startsAt());
    }

    @Override
    public Uni<List<FreeTime>> after(Booking wanted, int limit) {
        return alternatives.after(wanted, limit);
    }
}
