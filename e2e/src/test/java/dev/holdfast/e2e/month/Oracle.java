package dev.holdfast.e2e.month;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.month.Happening.Decided;
import dev.holdfast.e2e.month.Happening.OfBooking;
import dev.holdfast.e2e.month.Happening.Travelled;
import dev.holdfast.e2e.month.Happening.Wished;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Slow and obvious: looks at one promise after the other, at every minute that matters to it, and says which mails there must be. It knows
 * nothing of plans and jobs.
 */
final class Oracle {

    private static final List<Integer> LEADS = List.of(2880, 1440, 60);

    /** How long a mail may be under way. */
    private static final Duration SLACK = Duration.ofMinutes(2);

    /** So much before its time a mail may come, since no two clocks are alike. */
    private static final Duration EARLY = Duration.ofSeconds(5);

    /** What happens at a moment has happened so much later at most. */
    private static final Duration DONE_WITHIN = Duration.ofSeconds(15);

    private static final Duration GRACE = Duration.ofMinutes(3);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final List<Happening> happenings;

    /** What was walked once. */
    private final Map<String, Instant> walkedBack = new HashMap<>();

    /** Each reminder that a decision may bring, in order. */
    private final Map<Promised, Window> reminders = new LinkedHashMap<>();

    Oracle(List<Happening> happenings) {
        this.happenings = happenings;
        decisions().forEach(decided -> LEADS.forEach(minutes -> promise(new Promised(decided, minutes))));
    }

    private void promise(Promised promised) {
        Instant by = minuteAt(promised, Duration.ZERO);
        reminders.put(
                promised, new Window(minuteAt(promised, promised.spread()), by, isOwed(promised, by.plus(SLACK))));
    }

    /**
     * When a reminder comes.
     *
     * @param from as soon as the spread allows
     * @param by at the latest
     * @param isOwed whether there has to be one, whatever happens within a minute of what
     */
    private record Window(Instant from, Instant by, boolean isOwed) {}

    /** A reminder that a decision promises. */
    private record Promised(Decided decided, int minutes) {

        Instant exact() {
            return decided.startsAt().minus(Duration.ofMinutes(minutes));
        }

        /** Reminders are spread, always early. */
        Duration spread() {
            return Duration.ofMinutes(Math.min(10, minutes / 30));
        }

        String kind() {
            return "T-" + minutes + "m";
        }
    }

    /** All at which something happens, or just before and at which a mail has to be there. */
    SortedSet<Instant> moments() {
        SortedSet<Instant> moments = new TreeSet<>();
        happenings.forEach(happening -> moments.add(happening.at()));
        ofBookings().forEach(decision -> moments.add(firstWord(decision).plus(DONE_WITHIN)));
        for (Promised promised : reminders.keySet()) {
            for (ZoneId zone : zones(promised.decided())) {
                Instant latest = walkedBack(promised.exact(), zone);
                moments.add(latest.minus(promised.spread()).minus(MINUTE));
                moments.add(latest);
            }
        }
        return moments;
    }

    /**
     * Checks every mail of the month: none is missing, none is extra, none is late.
     *
     * @param told all mails about bookings
     */
    void check(List<Told> told) {
        List<Told> unexplained = new ArrayList<>(told);
        ofBookings().forEach(decision -> checkWord(decision, taken(unexplained, decision, wordOf(decision))));
        reminders.forEach((promised, window) ->
                checkReminder(promised, window, taken(unexplained, promised.decided(), promised.kind())));
        assertThat(unexplained).as("mails that nobody expected").isEmpty();
    }

    /** The mails that there have to be for certain, each when it has to be there. */
    List<Told> certain() {
        Stream<Told> words = ofBookings().stream()
                .filter(this::isTold)
                .map(decision -> told(decision, wordOf(decision), firstWord(decision)));
        Stream<Told> reminded = reminders.entrySet().stream()
                .filter(reminder -> reminder.getValue().isOwed())
                .map(reminder -> told(
                        reminder.getKey().decided(),
                        reminder.getKey().kind(),
                        reminder.getValue().by()));
        return Stream.concat(words, reminded).toList();
    }

    private static Told told(OfBooking decision, String kind, Instant at) {
        Instant startsAt = decision instanceof Decided decided ? decided.startsAt() : null;
        return new Told(decision.client(), kind, decision.booking(), decision.rev(), startsAt, at);
    }

    private static List<Told> taken(List<Told> from, OfBooking decision, String kind) {
        List<Told> about = from.stream()
                .filter(mail -> mail.kind().equals(kind)
                        && mail.booking() == decision.booking()
                        && mail.rev() == decision.rev()
                        && mail.client() == decision.client())
                .toList();
        from.removeAll(about);
        return about;
    }

    private List<OfBooking> ofBookings() {
        return happenings.stream()
                .filter(OfBooking.class::isInstance)
                .map(OfBooking.class::cast)
                .toList();
    }

    private List<Decided> decisions() {
        return ofBookings().stream()
                .filter(Decided.class::isInstance)
                .map(Decided.class::cast)
                .toList();
    }

    private static String wordOf(OfBooking decision) {
        if (decision instanceof Decided) {
            return decision.rev() == 1 ? "booking-confirmed" : "booking-moved";
        }
        return "booking-cancelled";
    }

    /** The mail about the decision itself: at once, or when the grace of what staff booked is over; overtaken, none. */
    private void checkWord(OfBooking decision, List<Told> mails) {
        assertThat(mails).as("%s", decision).hasSize(isTold(decision) ? 1 : 0);
        for (Told mail : mails) {
            Instant due = firstWord(decision);
            assertThat(mail.at()).as("%s", decision).isBetween(due.minus(EARLY), due.plus(SLACK));
            if (decision instanceof Decided decided) {
                assertThat(mail.startsAt()).as("%s", decision).isEqualTo(decided.startsAt());
            }
        }
    }

    private boolean isTold(OfBooking decision) {
        OfBooking next = next(decision);
        boolean standsThen = next == null || next.at().isAfter(firstWord(decision));
        boolean endsWhatNobodyKnows = !(decision instanceof Decided)
                && decision.byStaff()
                && ofBookings().stream()
                        .noneMatch(before -> before.booking() == decision.booking()
                                && before.rev() < decision.rev()
                                && isTold(before));
        return standsThen && !endsWhatNobodyKnows;
    }

    private Instant firstWord(OfBooking decision) {
        Instant made = ofBookings().stream()
                .filter(first -> first.booking() == decision.booking() && first.rev() == 1)
                .findFirst()
                .orElseThrow()
                .at();
        Instant graceOver = made.plus(GRACE);
        return decision.byStaff() && graceOver.isAfter(decision.at()) ? graceOver : decision.at();
    }

    private @Nullable OfBooking next(OfBooking decision) {
        return ofBookings().stream()
                .filter(later -> later.booking() == decision.booking() && later.rev() == decision.rev() + 1)
                .findFirst()
                .orElse(null);
    }

    private void checkReminder(Promised promised, Window window, List<Told> mails) {
        assertThat(mails).as("%s", promised).hasSizeLessThanOrEqualTo(1);
        mails.forEach(mail -> checkMayBe(promised, mail));
        if (window.isOwed()) {
            assertThat(mails).as("%s by %s", promised, window.by()).hasSize(1);
            assertThat(mails.getFirst().at())
                    .as("%s", promised)
                    .isBetween(window.from().minus(EARLY), window.by().plus(SLACK));
        }
    }

    private void checkMayBe(Promised promised, Told mail) {
        Decided decided = promised.decided();
        assertThat(mail.at())
                .as("%s while it stands", promised)
                .isBetween(decided.at(), end(decided).plus(SLACK));
        assertThat(mail.at())
                .as("%s", promised)
                .isBeforeOrEqualTo(promised.exact().plus(SLACK));
        assertThat(wished(decided.client(), mail.at().minus(SLACK), mail.at()))
                .as("%s is wished", promised)
                .contains(promised.minutes());
        assertThat(times(promised).getLast())
                .as("%s lies not before the decision", promised)
                .isAfterOrEqualTo(decided.at());
    }

    /** It lay ahead in every zone when it was decided and wished, and both last until it has to be there. */
    private boolean isOwed(Promised promised, Instant by) {
        Decided decided = promised.decided();
        Instant first = times(promised).getFirst().minus(promised.spread());
        return end(decided).isAfter(by)
                && wished(decided.client(), by).contains(promised.minutes())
                && first.isAfter(wishedSince(promised, by).plus(SLACK));
    }

    /** When the reminder comes at the latest by each of the client's clocks in its time, sorted. */
    private List<Instant> times(Promised promised) {
        return zones(promised.decided()).stream()
                .map(zone -> walkedBack(promised.exact(), zone))
                .sorted()
                .toList();
    }

    /** The first minute at which, by the client's clock of that minute, the reminder's time has come but for so much. */
    private Instant minuteAt(Promised promised, Duration early) {
        Instant look = promised.decided().at();
        while (look.plus(early)
                .isBefore(walkedBack(promised.exact(), zone(promised.decided().client(), look)))) {
            look = look.plus(MINUTE);
        }
        return look;
    }

    private ZoneId zone(int client, Instant at) {
        ZoneId zone = Script.home(client);
        for (Happening happening : happenings) {
            if (happening instanceof Travelled travelled
                    && travelled.client() == client
                    && !travelled.at().isAfter(at)) {
                zone = travelled.zone();
            }
        }
        return zone;
    }

    /** Where the client is from the decision to the start. */
    private List<ZoneId> zones(Decided decided) {
        List<ZoneId> zones = new ArrayList<>(List.of(zone(decided.client(), decided.at())));
        for (Happening happening : happenings) {
            if (happening instanceof Travelled travelled
                    && travelled.client() == decided.client()
                    && travelled.at().isAfter(decided.at())
                    && travelled.at().isBefore(decided.startsAt())) {
                zones.add(travelled.zone());
            }
        }
        return zones;
    }

    /** Since when, from the decision on, it has been wished at each minute until then. */
    private Instant wishedSince(Promised promised, Instant until) {
        Decided decided = promised.decided();
        Instant look = until;
        while (look.isAfter(decided.at())
                && wished(decided.client(), look.minus(MINUTE)).contains(promised.minutes())) {
            look = look.minus(MINUTE);
        }
        return look;
    }

    /** What was wished at one of the moments or the other. */
    private List<Integer> wished(int client, Instant from, Instant until) {
        List<Integer> wished = new ArrayList<>(wished(client, from));
        wished.addAll(wished(client, until));
        return wished;
    }

    private List<Integer> wished(int client, Instant at) {
        List<Integer> wished = Script.USUAL;
        for (Happening happening : happenings) {
            if (happening instanceof Wished wish
                    && wish.client() == client
                    && !wish.at().isAfter(at)) {
                wished = wish.minutesBefore();
            }
        }
        return wished;
    }

    /** When the decision does not stand any more. */
    private Instant end(Decided decided) {
        OfBooking next = next(decided);
        return next == null || next.at().isAfter(decided.startsAt()) ? decided.startsAt() : next.at();
    }

    /** The usual quiet hours, from ten to seven. */
    private Instant walkedBack(Instant promise, ZoneId zone) {
        return walkedBack.computeIfAbsent(promise + " " + zone, asked -> walkBack(promise, zone));
    }

    private static Instant walkBack(Instant promise, ZoneId zone) {
        Instant walked = promise;
        if (!isQuiet(promise, zone)) {
            return promise;
        }
        while (isQuiet(walked.minus(MINUTE), zone)) {
            walked = walked.minus(MINUTE);
        }
        return walked;
    }

    private static boolean isQuiet(Instant at, ZoneId zone) {
        int hour = at.atZone(zone).getHour();
        return hour >= 22 || hour < 7;
    }
}
