package dev.holdfast.booking.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.test.JobExamples;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BookingJobsTest {

    private static final String BOOKING = "bk_0193f6c2a4d87e21b0c49f3a5d6e7f81";
    private static final Instant NOW = Instant.parse("2027-01-10T07:15:02Z");

    @Test
    void givesBirthToTheJobsOfTheContract() {
        for (BookingStatus told : List.of(BookingStatus.CONFIRMED, BookingStatus.CANCELLED)) {
            OutboxEntry job = BookingJobs.of(BOOKING, 2, told, NOW).getFirst();

            assertThat(job.id()).isEqualTo(job.type() + "|" + BOOKING + "|2");
            assertThat(job.payload()).containsExactlyInAnyOrderEntriesOf(JobExamples.payload(job.type()));
        }
    }

    @Test
    void tellsNobodyOfAClash() {
        assertThat(BookingJobs.of(BOOKING, 1, BookingStatus.CONFLICTED, NOW)).isEmpty();
    }
}
