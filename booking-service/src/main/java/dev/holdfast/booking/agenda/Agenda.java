package dev.holdfast.booking.agenda;

import dev.holdfast.booking.booking.AgendaBooking;
import dev.holdfast.booking.booking.AgendaBookings;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.task.Tasks;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Puts together what staff see of some days. */
@ApplicationScoped
class Agenda {

    /** Nobody reads more at once; an answer is whole or refused. */
    private static final int MOST = 2_000;

    private final AgendaBookings bookings;
    private final BusyBlocks blocks;
    private final Tasks tasks;

    Agenda(AgendaBookings bookings, BusyBlocks blocks, Tasks tasks) {
        this.bookings = bookings;
        this.blocks = blocks;
        this.tasks = tasks;
    }

    Uni<AgendaView> of(AskedDays asked) {
        return Uni.combine()
                .all()
                .unis(
                        bookings.meeting(asked.practitionerId(), asked.from(), asked.to(), MOST + 1),
                        blocks.meeting(asked.practitionerId(), asked.from(), asked.to()),
                        tasks.openAbout(asked.practitionerId(), asked.from(), asked.to()))
                .asTuple()
                .invoke(found -> requireReadable(found.getItem1()))
                .map(found -> AgendaView.of(asked, found.getItem1(), found.getItem2(), found.getItem3()));
    }

    private static void requireReadable(List<AgendaBooking> found) {
        if (found.size() > MOST) {
            throw AgendaQuery.refused("to", "must be nearer to from: there are more than 2,000 bookings in between");
        }
    }
}
