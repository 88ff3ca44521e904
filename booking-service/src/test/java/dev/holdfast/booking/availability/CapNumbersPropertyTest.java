package dev.holdfast.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** A day under a cap, at which clients look, and write some time later what they then want: in any order, with anything in between. */
class CapNumbersPropertyTest {

    private static final int STEPS = 200;

    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void noClientGoesBeyondTheCap(@ForAll long seed) {
        Day day = new Day(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            if (day.underWay.isEmpty() && day.random.nextInt(3) == 0) {
                day.staffBookOrChangeTheCap();
            }
            day.clientsGoOn();
        }
        assertThat(day.written).allMatch(Written::isWithinTheCap);
        Statistics.collect(day.missed > 0 ? "somebody missed a number" : "nobody did");
        Statistics.coverage(
                coverage -> coverage.check("somebody missed a number").percentage(share -> share > 50.0));
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void clientsTogetherNeverDoWhateverStaffBookMeanwhile(@ForAll long seed) {
        Day day = new Day(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            if (day.random.nextInt(8) == 0) {
                day.staffBook();
            }
            day.clientsGoOn();
            assertThat(day.numbers()).hasSizeLessThanOrEqualTo(day.cap);
        }
    }

    @Property(tries = 500, shrinking = ShrinkingMode.OFF)
    void whoIsAloneHasTheRoomThereIs(@ForAll long seed) {
        Day day = new Day(new Random(seed));
        for (int step = 0; step < STEPS; step++) {
            day.clientsGoOn();
        }
        day.underWay.clear();

        for (int i = 0; i <= day.cap; i++) {
            day.look("late" + i);
            day.write();
        }

        assertThat(day.bookings).hasSize(day.cap);
    }

    /**
     * A booking that is to be written with a number.
     *
     * @param moves whether it was there already
     */
    private record Look(String booking, boolean moves, int number) {}

    private record Written(int bookings, int cap) {

        boolean isWithinTheCap() {
            return bookings <= cap;
        }
    }

    private static final class Day {

        private final Random random;
        private final Map<String, @Nullable Integer> bookings = new HashMap<>();
        private final List<Look> underWay = new ArrayList<>();
        private final List<Written> written = new ArrayList<>();
        private int cap;
        private int born;
        private int missed;

        Day(Random random) {
            this.random = random;
            this.cap = 1 + random.nextInt(6);
        }

        List<Integer> numbers() {
            return bookings.values().stream().filter(Objects::nonNull).toList();
        }

        void staffBookOrChangeTheCap() {
            if (random.nextBoolean()) {
                staffBook();
            } else {
                cap = 1 + random.nextInt(6);
            }
        }

        void staffBook() {
            bookings.put("booking" + born++, null);
        }

        void clientsGoOn() {
            switch (random.nextInt(6)) {
                case 0, 1 -> look("booking" + born++);
                case 2 -> look(any());
                case 3, 4 -> write();
                default -> bookings.remove(any());
            }
        }

        /** One that moves within the day is not in its own way. */
        void look(String booking) {
            Map<String, @Nullable Integer> others = new HashMap<>(bookings);
            others.remove(booking);
            Set<Integer> taken =
                    others.values().stream().filter(Objects::nonNull).collect(Collectors.toSet());
            List<Integer> left = new CapNumbers(cap, others.size(), taken).left();
            if (!left.isEmpty()) {
                int number = left.get(random.nextInt(left.size()));
                underWay.add(new Look(booking, bookings.containsKey(booking), number));
            }
        }

        /** What the unique index lets be written, unless it is gone. */
        void write() {
            if (underWay.isEmpty()) {
                return;
            }
            Look look = underWay.remove(random.nextInt(underWay.size()));
            Map<String, @Nullable Integer> others = new HashMap<>(bookings);
            others.remove(look.booking());
            if (others.containsValue(look.number())) {
                missed++;
            } else if (!look.moves() || bookings.containsKey(look.booking())) {
                bookings.put(look.booking(), look.number());
                written.add(new Written(bookings.size(), cap));
            }
        }

        private String any() {
            List<String> all = bookings.keySet().stream().sorted().toList();
            return all.isEmpty() ? "nothing" : all.get(random.nextInt(all.size()));
        }
    }
}
