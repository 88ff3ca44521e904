package dev.holdfast.booking.calendly.policy;

import com.mongodb.reactivestreams.client.ClientSession;
import dev.holdfast.booking.calendar.BusyBlock;
import dev.holdfast.booking.calendar.BusyBlocks;
import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.intake.Strays;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.booking.task.Task;
import dev.holdfast.booking.task.TaskKind;
import dev.holdfast.booking.task.Tasks;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.service.mongo.Database;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is written about a stray. Each is one transaction that begins with the invitee's document, so that it and the invitee's events
 * take turns: a block that a cancellation has lifted is not kept again.
 */
@ApplicationScoped
class StrayWrites {

    private final Database database;
    private final Strays strays;
    private final BusyBlocks blocks;
    private final Tasks tasks;
    private final Offerings offerings;

    StrayWrites(Database database, Strays strays, BusyBlocks blocks, Tasks tasks, Offerings offerings) {
        this.database = database;
        this.strays = strays;
        this.blocks = blocks;
        this.tasks = tasks;
        this.offerings = offerings;
    }

    /** Keeps the stray's time busy; false, and nothing is written, when events have overtaken it. */
    Uni<Boolean> keep(Stray stray, String verdict) {
        return write(stray, verdict, null);
    }

    /** Keeps the stray's time busy and asks staff; false, and nothing is written, when events have overtaken it. */
    Uni<Boolean> ask(Stray stray, String why) {
        return write(stray, "ask", PolicyTasks.ask(stray, why));
    }

    private Uni<Boolean> write(Stray stray, String verdict, @Nullable Task task) {
        return offerings
                .calendlyPractitioner(stray.eventType())
                .chain(practitioner ->
                        database.inTransaction(transaction -> write(transaction, stray, verdict, task, practitioner)));
    }

    private Uni<Boolean> write(
            ClientSession transaction,
            Stray stray,
            String verdict,
            @Nullable Task task,
            @Nullable String practitioner) {
        return strays.note(transaction, stray, verdict)
                .call(open -> open && practitioner != null
                        ? blocks.keep(
                                transaction,
                                new BusyBlock(stray.invitee(), practitioner, stray.time(), "outside-policy"))
                        : Uni.createFrom().voidItem())
                .call(open -> open && task != null
                        ? tasks.raise(transaction, task)
                        : Uni.createFrom().voidItem());
    }

    /** The stray does not take place any more: frees its time, closes what staff were asked, and gives birth to the jobs. */
    Uni<Void> end(Stray stray, String how, List<OutboxEntry> jobs) {
        return database.inTransaction(transaction -> strays.end(transaction, stray, how, jobs)
                        .chain(() -> blocks.lift(transaction, stray.invitee()))
                        .chain(() -> tasks.resolve(transaction, TaskKind.OUTSIDE_POLICY, stray.key()))
                        .chain(() -> tasks.resolve(transaction, TaskKind.CANCEL_AT_CALENDLY, stray.key())))
                .invoke(() -> strays.relaySoon(stray.invitee()));
    }
}
