package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.testing.Stored;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;

/** What is stored of bookings that share time: of half an hour and ten minutes after it, eight buckets each. */
final class SharedRecord {

    static final int BUCKETS = 8;

    private final Stored stored;

    SharedRecord(Stored stored) {
        this.stored = stored;
    }

    List<Integer> claims(String id) {
        return document(id).getList("claims", Integer.class, List.of());
    }

    List<String> names(String id, String field) {
        return document(id).getList(field, String.class, List.of());
    }

    /** Together they hold every bucket that any of them wants, each once, and any two of these are on record with each other. */
    void assertApart(List<String> active) {
        for (String id : active) {
            List<String> others =
                    active.stream().filter(other -> !other.equals(id)).toList();
            assertThat(names(id, "sharedWith"))
                    .containsExactlyInAnyOrderElementsOf(others.stream()
                            .filter(other -> names(other, "overrides").contains(id))
                            .toList());
            assertThat(Stream.of("overrides", "sharedWith")
                            .flatMap(field -> names(id, field).stream())
                            .collect(Collectors.toSet()))
                    .containsExactlyInAnyOrderElementsOf(others);
        }
        List<Integer> held = active.stream().flatMap(id -> claims(id).stream()).toList();
        assertThat(held).doesNotHaveDuplicates();
        assertThat(held)
                .containsAll(active.stream()
                        .map(this::document)
                        .flatMap(booking -> wanted(booking).stream())
                        .toList());
    }

    private static List<Integer> wanted(Document booking) {
        int first = (int) (booking.getDate("startsAt").toInstant().getEpochSecond() / 300);
        return IntStream.range(first, first + BUCKETS).boxed().toList();
    }

    private Document document(String id) {
        return stored.one("bookings", id);
    }
}
