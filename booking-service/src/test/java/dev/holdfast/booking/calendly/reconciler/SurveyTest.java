package dev.holdfast.booking.calendly.reconciler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class SurveyTest {

    private static final Instant NINE = Instant.parse("2027-02-10T09:00:00Z");
    private static final Instant TEN = Instant.parse("2027-02-10T10:00:00Z");

    @Test
    void endsWhereItsCallsRunOut() {
        Survey survey = new Survey(1);

        assertThat(survey.mayCall(NINE)).isTrue();
        assertThat(survey.resumeFrom()).isNull();
        assertThat(survey.mayCall(TEN)).isFalse();
        assertThat(survey.mayCall(TEN.plusSeconds(1))).isFalse();

        assertThat(survey.resumeFrom()).isEqualTo(TEN);
        assertThat(survey.pause()).isNull();
    }

    @Test
    void endsWhereCalendlyHadEnough() {
        Survey survey = new Survey(10);

        survey.throttled(NINE, Duration.ofSeconds(42));

        assertThat(survey.mayCall(TEN)).isFalse();
        assertThat(survey.resumeFrom()).isEqualTo(NINE);
        assertThat(survey.pause()).isEqualTo(Duration.ofSeconds(42));
    }

    @Test
    void tellsWhatWasMissedInTheOrderInWhichItHappened() {
        Survey survey = new Survey(10);

        survey.add(List.of(new MissedMessage(TEN, "b", null)));
        survey.add(List.of(new MissedMessage(NINE, "a", null), new MissedMessage(TEN.plusSeconds(1), "c", null)));

        assertThat(survey.missed()).extracting(MissedMessage::body).containsExactly("a", "b", "c");
    }
}
