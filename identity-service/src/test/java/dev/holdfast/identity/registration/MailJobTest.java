package dev.holdfast.identity.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.identity.account.Registration;
import dev.holdfast.identity.account.User;
import dev.holdfast.identity.person.EmailAddress;
import dev.holdfast.kit.test.JobExamples;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailJobTest {

    private static final String USER = "usr_0193f6c2a4d87e21b0c49f3a5d6e7f81";
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final User ASHA = new User(
            USER,
            EmailAddress.of("asha@example.org"),
            "Asha",
            "Asia/Kolkata",
            Set.of("client"),
            false,
            Registration.first(NOON),
            NOON);

    @Test
    void namesTheSameNoteAlikeWithinADay() {
        Instant sameDay = Instant.parse("2026-03-01T23:59:59.999Z");
        Instant nextDay = Instant.parse("2026-03-02T00:00:00Z");

        assertThat(MailJob.registrationNote(USER, NOON).id())
                .isEqualTo("registration-note|" + USER + "|2026-03-01")
                .isEqualTo(MailJob.registrationNote(USER, sameDay).id())
                .isNotEqualTo(MailJob.registrationNote(USER, nextDay).id());
    }

    @Test
    void namesTheMailOfALinkAfterTheRegistration() {
        User again =
                ASHA.registeredAgain("Vani", "Europe/Paris", ASHA.registration().next(NOON));

        assertThat(MailJob.verification(ASHA).id()).isEqualTo("verify-email|" + USER + "|0");
        assertThat(MailJob.verification(again).id()).isEqualTo("verify-email|" + USER + "|1");
    }

    @Test
    void givesBirthToTheJobsOfTheContract() {
        assertThat(MailJob.verification(ASHA).entry(NOON).payload())
                .containsExactlyInAnyOrderEntriesOf(JobExamples.payload("verify-email"));
        assertThat(MailJob.registrationNote(USER, NOON).entry(NOON).payload())
                .containsExactlyInAnyOrderEntriesOf(JobExamples.payload("registration-note"));
    }

    @Test
    void readsItsOwnIds() {
        for (MailJob job : new MailJob[] {MailJob.verification(ASHA), MailJob.registrationNote(USER, NOON)}) {
            assertThat(MailJob.parse(job.id())).contains(job);
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
        var entry = MailJob.verification(ASHA).entry(NOON);

        assertThat(entry.lane()).isEqualTo("mail");
        assertThat(entry.runAt()).isEqualTo(NOON);
        assertThat(entry.ref().id()).isEqualTo(USER);
        assertThat(entry.payload()).containsOnlyKeys("v", "userId");
    }
}
