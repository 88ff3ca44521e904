package dev.holdfast.booking.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.test.JobExamples;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TaskJobsTest {

    private static final Instant NOW = Instant.parse("2027-01-10T07:15:02Z");
    private static final String BOOKING = "bk_0193f6c2a4d87e21b0c49f3a5d6e7f81";

    @Test
    void anUrgentTaskGivesBirthToTheNoticeOfTheContract() {
        List<OutboxEntry> jobs = TaskJobs.ofBirth(task(TaskKind.BOOKING_CONFLICT), NOW);

        assertThat(jobs).hasSize(1);
        assertThat(jobs.getFirst().id()).isEqualTo("staff-notice|booking-conflict." + BOOKING);
        assertThat(jobs.getFirst().lane()).isEqualTo("mail");
        assertThat(jobs.getFirst().ref().id()).isEqualTo("booking-conflict." + BOOKING);
        assertThat(jobs.getFirst().payload())
                .containsExactlyInAnyOrderEntriesOf(
                        JobExamples.payload(jobs.getFirst().type()));
    }

    @Test
    void nobodyIsMailedAboutWhatCanWait() {
        assertThat(TaskJobs.ofBirth(task(TaskKind.OUTSIDE_POLICY), NOW)).isEmpty();
    }

    private static Task task(TaskKind kind) {
        return new Task(kind, BOOKING, new Task.Ref("booking", BOOKING), "Two at once.", Map.of());
    }
}
