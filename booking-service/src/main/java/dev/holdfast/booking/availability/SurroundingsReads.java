package dev.holdfast.booking.availability;

import dev.holdfast.booking.booking.PractitionerBookings;
import dev.holdfast.booking.booking.PractitionerTime;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.schedule.Schedules;
import dev.holdfast.kit.service.mongo.GroupedReads;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;

/** Reads what is around the starts that are asked for at once, together. */
@ApplicationScoped
class SurroundingsReads {

    private final Schedules schedules;
    private final PractitionerBookings bookings;
    private final BusyBlocks blocks;
    private final GroupedReads<PractitionerTime, Surroundings> reads;

    SurroundingsReads(Schedules schedules, PractitionerBookings bookings, BusyBlocks blocks) {
        this.schedules = schedules;
        this.bookings = bookings;
        this.blocks = blocks;
        this.reads = new GroupedReads<>("holdfast-surroundings", this::read);
    }

    Uni<Surroundings> around(PractitionerTime time) {
        return reads.find(time);
    }

    private Uni<Function<PractitionerTime, Surroundings>> read(List<PractitionerTime> times) {
        return Uni.combine()
                .all()
                .unis(
                        schedules.findAll(PractitionerTime.practitioners(times)),
                        bookings.waitingWithin(times),
                        blocks.startingWithin(times))
                .asTuple()
                .map(found -> time -> Surroundings.of(time, found.getItem1(), found.getItem2(), found.getItem3()));
    }

    @PreDestroy
    void stop() {
        reads.close();
    }
}
