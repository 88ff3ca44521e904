package dev.holdfast.notification.reminder.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.notification.reminder.month.Happening.Cancelled;
import dev.holdfast.notification.reminder.month.Happening.Decided;
import dev.holdfast.notification.reminder.month.Happening.Travelled;
import dev.holdfast.notification.reminder.month.Happening.Wished;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Slow and obvious: looks at one promise after the other, at every minute that matters to it, and says which mails there must be. It knows
 * nothing of plans and jobs.
 */
final class Oracle {

    /** How long a mail may be under way, and how much of a minute is lost in looking by minutes. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final List<Happening> happenings;
    private final List<Told> told;

    Oracle(List<Happening> happenings, List<Told> told) {
        this.happenings = happenings;
        this.told = told;
    }

    /** Checks every mail of the month: none is missing, none is extra, none is late. Answers how many reminders were owed for certain. */
    int check() {
        int owed = 0;
        for (Happening happening : happenings) {
            switch (happening) {
                case Decided decided -> owed += check(decided);
                case Cancelled cancelled ->
                    assertThat(mails("booking-cancelled", cancelled.booking(), cancelled.rev()))
                            .as("%s", cancelled)
                            .isEqualTo(1);
                case Travelled travelled -> {}
                case Wished wished -> {}
            }
        }
        assertThat(told).extracting(Told::kind).doesNotContain("plan", "replan");
        return owed;
    }

    private long mails(String kind, String booking, int rev) {
        return told.stream()
                .filter(mail -> mail.kind().equals(kind) && mail.booking().equals(booking) && mail.rev() == rev)
                .count();
    }

    private int check(Decided decided) {
        String mail = decided.rev() == 1 ? "booking-confirmed" : "booking-moved";
        assertThat(mails(mail, decided.booking(), decided.rev()))
                .as("%s", decided)
                .isEqualTo(1);
        int owed = 0;
        for (int minutes : List.of(2880, 1440, 60)) {
            owed += check(decided, minutes);
        }
        return owed;
    }

    private int check(Decided decided, int minutes) {
        List<Instant> sent = told.stream()
                .filter(mail -> mail.kind().equals("T-" + minutes + "m")
                        && mail.booking().equals(decided.booking())
                        && mail.rev() == decided.rev())
                .map(Told::at)
                .toList();
        String promise = decided + " T-" + minutes;
        assertThat(sent).as(promise).hasSizeLessThanOrEqualTo(1);
        Instant end = end(decided);
        for (Instant at : sent) {
            assertThat(at).as(promise).isBefore(end).isAfterOrEqualTo(decided.at());
            assertThat(wished(decided.client(), at)).as(promise).contains(minutes);
            assertThat(at)
                    .as(promise)
                    .isBeforeOrEqualTo(decided.startsAt()
                            .minus(Duration.ofMinutes(minutes))
                            .plus(SLACK));
        }
        List<Instant> times = times(decided, minutes);
        Instant last = times.getLast();
        boolean alwaysAhead = times.stream().allMatch(time -> time.isAfter(decided.at()));
        if (alwaysAhead && end.isAfter(last.plus(SLACK)) && isWishedThroughout(decided, minutes, last)) {
            assertThat(sent).as(promise + " by " + last).hasSize(1);
            assertThat(sent.getFirst()).as(promise).isBetween(times.getFirst().minusSeconds(60), last.plus(SLACK));
            return 1;
        }
        if (times.stream().allMatch(time -> time.isBefore(decided.at()))) {
            assertThat(sent).as(promise + " lies before the decision").isEmpty();
        }
        return 0;
    }

    /** When the reminder would be sent by each of the client's clocks in its time: the earliest with the widest spread, and the latest. */
    private List<Instant> times(Decided decided, int minutes) {
        Instant promise = decided.startsAt().minus(Duration.ofMinutes(minutes));
        Duration spread = Duration.ofMinutes(Math.min(10, minutes / 30));
        List<Instant> loud = zones(decided).stream()
                .map(zone -> walkedBack(promise, zone))
                .sorted()
                .toList();
        return List.of(loud.getFirst().minus(spread), loud.getLast());
    }

    private List<ZoneId> zones(Decided decided) {
        List<ZoneId> zones = new java.util.ArrayList<>(List.of(Script.home(decided.client())));
        for (Happening happening : happenings) {
            if (happening instanceof Travelled travelled && travelled.client().equals(decided.client())) {
                if (!travelled.at().isAfter(decided.at())) {
                    zones.clear();
                }
                if (travelled.at().isBefore(decided.startsAt())) {
                    zones.add(travelled.zone());
                }
            }
        }
        return zones;
    }

    private boolean isWishedThroughout(Decided decided, int minutes, Instant until) {
        Instant look = decided.at();
        while (!look.isAfter(until)) {
            if (!wished(decided.client(), look).contains(minutes)) {
                return false;
            }
            look = look.plus(Duration.ofMinutes(1));
        }
        return true;
    }

    private List<Integer> wished(String client, Instant at) {
        List<Integer> wished = Script.USUAL;
        for (Happening happening : happenings) {
            if (happening instanceof Wished wish
                    && wish.client().equals(client)
                    && !wish.at().isAfter(at)) {
                wished = wish.minutesBefore();
            }
        }
        return wished;
    }

    private Instant end(Decided decided) {
        return happenings.stream()
                .filter(happening -> happening.at().isAfter(decided.at()))
                .filter(happening -> switch (happening) {
                    case Decided moved -> moved.booking().equals(decided.booking());
                    case Cancelled cancelled -> cancelled.booking().equals(decided.booking());
                    case Travelled travelled -> false;
                    case Wished wished -> false;
                })
                .map(Happening::at)
                .filter(decided.startsAt()::isAfter)
                .findFirst()
                .orElse(decided.startsAt());
    }

    /** The usual quiet hours, from ten to seven. */
    private static Instant walkedBack(Instant promise, ZoneId zone) {
        Instant walked = promise;
        if (!isQuiet(promise, zone)) {
            return promise;
        }
        while (isQuiet(walked.minusSeconds(60), zone)) {
            walked = walked.minusSeconds(60);
        }
        return walked;
    }

    private static boolean isQuiet(Instant at, ZoneId zone) {
        int hour = at.atZone(zone).getHour();
        return hour >= 22 || hour < 7;
    }
}
