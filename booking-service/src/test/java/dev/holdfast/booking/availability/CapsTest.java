package dev.holdfast.booking.availability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.offering.BookingRules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which numbers one more booking has on Monday, 1 March 2027 in Berlin. */
class CapsTest {

    private static final LocalDate MONDAY = LocalDate.parse("2027-03-01");
    private static final Instant NOON = Instant.parse("2027-03-01T11:00:00Z");

    @Test
    void thereIsOneForEachCap() {
        assertThat(keys(1, 1, 0)).containsExactly("2027-03-01|Europe/Berlin|1", "2027-W09|Europe/Berlin|1");
        assertThat(keys(1, null, 0)).containsExactly("2027-03-01|Europe/Berlin|1");
        assertThat(keys(null, 1, 0)).containsExactly("2027-W09|Europe/Berlin|1");
        assertThat(keys(null, null, 5)).isEmpty();
    }

    @Test
    void itIsAnyOfTheLowestThatAreFreeAsManyAsThereIsRoomFor() {
        List<String> taken = List.of("2027-03-01|Europe/Berlin|2", "2027-03-01|Europe/Tokyo|1");

        assertThat(numbers(5, 1, taken)).containsOnly("1", "3", "4", "5");
        assertThat(numbers(5, 3, taken)).containsOnly("1", "3");
        assertThat(numbers(3, 2, taken)).containsOnly("1");
    }

    /** The last part of the one key, of many that were chosen by chance. */
    private static Stream<String> numbers(int cap, int counted, List<String> taken) {
        Random random = new Random(cap);
        return Stream.generate(() -> caps(cap, null, counted, taken).keys(MONDAY, random))
                .limit(100)
                .map(numbers -> numbers.keys().getFirst().substring("2027-03-01|Europe/Berlin|".length()));
    }

    private static List<String> keys(@Nullable Integer daily, @Nullable Integer weekly, int counted) {
        return caps(daily, weekly, counted, List.of())
                .keys(MONDAY, new Random(1))
                .keys();
    }

    private static Caps caps(@Nullable Integer daily, @Nullable Integer weekly, int counted, List<String> taken) {
        return new Caps(
                new BookingRules(0, 60, daily, weekly, 60, 0, 0),
                new Occupied(List.of(), Collections.nCopies(counted, NOON), taken),
                ZoneId.of("Europe/Berlin"));
    }
}
