package dev.holdfast.e2e.month;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Shows that the oracle sees each thing that can be wrong with a mail. */
class OracleTest {

    private final Oracle oracle =
            new Oracle(new Script(Month.after(Instant.parse("2030-01-15T10:00:00Z")), 9).happenings());
    private final List<Told> right = oracle.certain();

    @Test
    void isContentWithWhatItExpects() {
        assertThat(right).extracting(Told::kind).contains("booking-confirmed", "booking-moved", "booking-cancelled");
        assertThat(right).extracting(Told::kind).contains("T-2880m", "T-1440m", "T-60m");
        assertThatCode(() -> oracle.check(right)).doesNotThrowAnyException();
    }

    @Test
    void seesEachMailThatIsMissing() {
        seesEach(mail -> List.of());
    }

    @Test
    void seesEachMailThatCameTwice() {
        seesEach(mail -> List.of(mail, mail));
    }

    @Test
    void seesEachMailThatWasLate() {
        seesEachChange(mail -> at(mail, Duration.ofMinutes(3)));
    }

    @Test
    void seesEachMailThatWasEarly() {
        seesEachChange(mail -> at(mail, Duration.ofMinutes(-20)));
    }

    @Test
    void seesEachMailToSomebodyElse() {
        seesEachChange(mail ->
                new Told(mail.client() + 1, mail.kind(), mail.booking(), mail.rev(), mail.startsAt(), mail.at()));
    }

    @Test
    void seesEachMailAboutADecisionThatNeverWas() {
        seesEachChange(mail ->
                new Told(mail.client(), mail.kind(), mail.booking(), mail.rev() + 2, mail.startsAt(), mail.at()));
    }

    private static Told at(Told mail, Duration later) {
        return new Told(
                mail.client(),
                mail.kind(),
                mail.booking(),
                mail.rev(),
                mail.startsAt(),
                mail.at().plus(later));
    }

    private void seesEachChange(UnaryOperator<Told> change) {
        seesEach(mail -> List.of(change.apply(mail)));
    }

    /** What becomes of one mail. */
    private interface Fate {
        List<Told> of(Told mail);
    }

    private void seesEach(Fate fate) {
        for (Told mail : right) {
            List<Told> wrong = new ArrayList<>(right);
            wrong.remove(mail);
            wrong.addAll(fate.of(mail));
            assertThatThrownBy(() -> oracle.check(wrong)).as("%s", mail).isInstanceOf(AssertionError.class);
        }
    }
}
