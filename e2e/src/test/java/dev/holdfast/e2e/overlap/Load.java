package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.driver.AtOnce;
import dev.holdfast.e2e.driver.Promise;
import dev.holdfast.e2e.driver.Stack;
import dev.holdfast.e2e.overlap.Guest.What;
import dev.holdfast.e2e.overlap.Guest.Word;
import dev.holdfast.e2e.overlap.Request.Accepted;
import dev.holdfast.e2e.overlap.Visitor.Invitation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Many callers at once who book, move, override and cancel at random, here and at Calendly. What each of them wants follows from the
 * seed; in which order they come does not.
 */
final class Load {

    private static final int CALLERS = 20;
    private static final int DEEDS = 40;
    private static final int INVITATIONS = 80;

    /** Within which all jobs are done; it only bounds how long a failure takes to be seen. */
    private static final Duration REST = Duration.ofMinutes(2);

    private final Stack stack;
    private final Calendar calendar;
    private final Desk desk;
    private final Caller staff;
    private final List<Caller> clients;
    private final long seed;
    private final Queue<Invitation> invitations = new ConcurrentLinkedQueue<>();
    private final Queue<Visitor> visitors = new ConcurrentLinkedQueue<>();
    private final Queue<Visitor> everyVisitor = new ConcurrentLinkedQueue<>();
    private final List<Live> live = Collections.synchronizedList(new ArrayList<>());

    /** A booking that was made here and perhaps still is, and where it was last. */
    private record Live(String id, Sold sold, Caller owner, Instant start) {}

    Load(Stack stack, Calendar calendar, Desk desk, People people, long seed) {
        this.stack = stack;
        this.calendar = calendar;
        this.desk = desk;
        this.staff = people.staff();
        this.clients = people.clients();
        this.seed = seed;
    }

    /** Who stands at the desk. */
    record People(Caller staff, List<Caller> clients) {}

    /** Runs it, and returns when everybody was answered; what Calendly tells may still be on its way. */
    void run() {
        invite(new Random(seed));
        AtOnce.run(IntStream.range(0, CALLERS)
                .mapToObj(caller -> caller(new Random(seed + 1 + caller)))
                .toList());
    }

    private Callable<Integer> caller(Random random) {
        return () -> {
            IntStream.range(0, DEEDS).forEach(deed -> act(random));
            return DEEDS;
        };
    }

    /** Those who did something at Calendly. */
    List<Guest> guests() {
        return everyVisitor.stream().map(Visitor::guest).toList();
    }

    /** Waits until we have heard of all that happened at Calendly, and nothing is to be done any more. */
    void awaitRest() {
        guests().stream().flatMap(guest -> guest.words().stream()).forEach(this::awaitHeard);
        stack.mongo().awaitQuiet(REST);
    }

    private void awaitHeard(Word word) {
        String event = word.what() == What.CANCELLED ? "invitee.canceled" : "invitee.created";
        Promise.within(
                REST,
                "we have heard of " + word,
                () -> stack.control().deliveries(word.invitee(), event),
                sent -> !sent.isEmpty()
                        && sent.stream().allMatch(delivery -> "delivered"
                                .equals(delivery.path("state").asText())));
    }

    private void invite(Random random) {
        for (int i = 0; i < INVITATIONS; i++) {
            Caller client = any(clients, random);
            Sold sold = any(calendar.atCalendly(), random);
            invitations.add(new Invitation(client, sold, client.link(sold).url()));
        }
    }

    private void act(Random random) {
        int die = random.nextInt(100);
        if (die < 24) {
            Caller client = any(clients, random);
            book(client, client, calendar.start(random), random, false);
        } else if (die < 34) {
            book(staff, any(clients, random), calendar.start(random), random, false);
        } else if (die < 37) {
            pile(random);
        } else if (die < 40) {
            moveOver(random);
        } else if (die < 60) {
            move(random);
        } else if (die < 84) {
            cancel(random);
        } else if (die < 90) {
            visit(random);
        } else if (die < 93) {
            moveAtCalendly(random);
        } else if (die < 96) {
            cancelAtCalendly();
        } else {
            takeHere();
        }
    }

    /** Two where often one is already, of which neither holds the time that all want. */
    private void pile(Random random) {
        Live there = anyLive(random);
        Instant start = there == null ? calendar.start(random) : there.start();
        book(staff, any(clients, random), start, random, true);
        book(staff, any(clients, random), start, random, true);
    }

    private void book(Caller caller, Caller client, Instant start, Random random, boolean override) {
        Sold sold = calendar.sold(random);
        Request request = desk.book(caller, client.userId(), sold, start, override);
        if (request.outcome() instanceof Accepted accepted) {
            live.add(new Live(accepted.id(), sold, client, start));
        }
    }

    /** Half of them only a little, where their own time is in nobody's way. */
    private void move(Random random) {
        Live booking = anyLive(random);
        if (booking != null) {
            Instant start = random.nextBoolean() ? calendar.near(booking.start(), random) : calendar.start(random);
            move(ownerOrStaff(booking.owner(), random), booking, start, false);
        }
    }

    /** Over another one; or to where it is, which accepts one that waits for its time. */
    private void moveOver(Random random) {
        Live booking = anyLive(random);
        Live there = anyLive(random);
        if (booking != null && there != null) {
            move(staff, booking, random.nextBoolean() ? there.start() : booking.start(), true);
        }
    }

    private void move(Caller caller, Live booking, Instant start, boolean override) {
        Request request = desk.move(caller, booking.id(), booking.sold(), start, override);
        if (request.outcome() instanceof Accepted) {
            live.remove(booking);
            live.add(new Live(booking.id(), booking.sold(), booking.owner(), start));
        }
    }

    /** Most of them leave the booking to this caller first; with the others, somebody else may be at it too. */
    private void cancel(Random random) {
        Live booking = anyLive(random);
        if (booking != null) {
            if (random.nextInt(4) > 0) {
                live.remove(booking);
            }
            desk.cancel(ownerOrStaff(booking.owner(), random), booking.id());
            live.remove(booking);
        }
    }

    private void visit(Random random) {
        Invitation invitation = invitations.poll();
        if (invitation != null) {
            var visitor =
                    new Visitor(stack.calendlyPages(), invitation, stack.somebody("Typed"), calendar.start(random));
            everyVisitor.add(visitor);
            visitors.add(visitor);
        }
    }

    /** One thing at a time: whoever moves or cancels there is nobody else's meanwhile. */
    private void moveAtCalendly(Random random) {
        Visitor visitor = visitors.poll();
        if (visitor != null) {
            visitor.move(calendar.start(random));
            visitors.add(visitor);
        }
    }

    private void cancelAtCalendly() {
        Visitor visitor = visitors.poll();
        if (visitor != null) {
            visitor.cancel();
        }
    }

    /** From now on people here may change it, and nothing happens to it at Calendly any more. */
    private void takeHere() {
        Visitor visitor = visitors.poll();
        if (visitor != null) {
            stack.mongo().bookingsOfInvitee(visitor.invitee()).stream()
                    .map(booking ->
                            new Live(booking.getString("_id"), visitor.sold(), visitor.client(), visitor.startsAt()))
                    .findFirst()
                    .ifPresentOrElse(live::add, () -> visitors.add(visitor));
        }
    }

    private @Nullable Live anyLive(Random random) {
        synchronized (live) {
            return live.isEmpty() ? null : any(live, random);
        }
    }

    private Caller ownerOrStaff(Caller owner, Random random) {
        return random.nextBoolean() ? owner : staff;
    }

    private static <T> T any(List<T> of, Random random) {
        return of.get(random.nextInt(of.size()));
    }
}
