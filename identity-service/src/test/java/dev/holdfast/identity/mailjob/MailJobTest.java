package dev.holdfast.identity.mailjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.test.JobExamples;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailJobTest {

    private static final String USER = "usr_0193f6c2a4d87e21b0c49f3a5d6e7f81";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final MailJob VERIFICATION = MailJob.ofVersion(MailKind.VERIFY_EMAIL, USER, 0);

    @Test
    void namesTheSameNoteAlikeWithinADay() {
        Instant sameDay = Instant.parse("2026-03-01T23:59:59.999Z");
        Instant nextDay = Instant.parse("2026-03-02T00:00:00Z");

        assertThat(MailJob.ofDay(MailKind.REGISTRATION_NOTE, USER, NOON).id())
                .isEqualTo("registration-note|" + USER + "|2026-03-01")
                .isEqualTo(
                        MailJob.ofDay(MailKind.REGISTRATION_NOTE, USER, sameDay).id())
                .isNotEqualTo(
                        MailJob.ofDay(MailKind.REGISTRATION_NOTE, USER, nextDay).id());
    }

    @Test
    void namesTheMailOfALinkAfterWhatItIsGoodFor() {
        MailJob once = MailJob.ofVersion(MailKind.RESET_PASSWORD, USER, 3, LocalDate.parse("2026-03-01"), 2);

        assertThat(VERIFICATION.id()).isEqualTo("verify-email|" + USER + "|0");
        assertThat(once.id()).isEqualTo("reset-password|" + USER + "|3-20260301-2");
        assertThat(once.isOfVersion(3)).isTrue();
        assertThat(once.isOfVersion(4)).isFalse();
        assertThat(MailJob.ofVersion(MailKind.RESET_PASSWORD, USER, 33).isOfVersion(3))
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(MailKind.class)
    void givesBirthToTheJobsOfTheContract(MailKind kind) {
        assertThat(MailJob.ofVersion(kind, USER, 0).entry(NOON).payload())
                .containsExactlyInAnyOrderEntriesOf(JobExamples.payload(kind.type()));
    }

    @Test
    void readsItsOwnIds() {
        for (MailJob job : new MailJob[] {
            VERIFICATION,
            MailJob.ofDay(MailKind.REGISTRATION_NOTE, USER, NOON),
            new MailJob(MailKind.SESSION_REVOKED, USER, "ses_0193f6c2a4d87e21b0c49f3a5d6e7f81")
        }) {
            assertThat(MailJob.parse(job.id())).contains(job);
            assertThat(MailJob.parse(job.id() + "|again-2")).contains(job);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "verify-email",
                "verify-email|usr_1|0",
                "booking-confirmed|usr_0193f6c2a4d87e21b0c49f3a5d6e7f81|0",
                "verify-email|usr_0193f6c2a4d87e21b0c49f3a5d6e7f81|0|1"
            })
    void knowsNoOthers(String jobId) {
        assertThat(MailJob.parse(jobId)).isEmpty();
    }

    @Test
    void isDueAtOnceInTheMailLaneAndCarriesIdsOnly() {
        var entry = VERIFICATION.entry(NOON);

        assertThat(entry.lane()).isEqualTo("mail");
        assertThat(entry.runAt()).isEqualTo(NOON);
        assertThat(entry.ref().id()).isEqualTo(USER);
        assertThat(entry.payload()).containsOnlyKeys("v", "userId");
    }
}
