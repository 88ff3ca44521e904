package dev.holdfast.booking.calendly.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.booking.booking.TimeSpan;
import dev.holdfast.booking.calendly.intake.Refusal;
import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.intake.Stray.Marks;
import dev.holdfast.booking.calendly.intake.Stray.Stage;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Ask;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Cancel;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Finish;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Leave;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Over;
import dev.holdfast.booking.calendly.policy.StrayVerdict.Stop;
import dev.holdfast.booking.practice.OutsidePolicy;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

class StrayRulesTest {

    private static final Instant CONNECTED = Instant.parse("2027-01-01T00:00:00Z");
    private static final Instant BOOKED = CONNECTED.plusSeconds(3600);
    private static final Marks PLAIN = new Marks(false, false);

    @ParameterizedTest
    @EnumSource(
            names = {
                "NO_TOKEN",
                "BAD_TOKEN",
                "UNKNOWN_TOKEN",
                "REPLAYED_TOKEN",
                "WRONG_OFFERING",
                "ROOT_ENDED",
                "OTHER_EVENT_TYPE"
            })
    void thePracticeChoosesAboutStrangers(Refusal refusal) {
        assertThat(judge(stray(refusal), OutsidePolicy.CANCEL)).isEqualTo(new Cancel(false));
        assertThat(judge(stray(refusal), OutsidePolicy.ASK)).isEqualTo(new Ask("practice-asks"));
    }

    @ParameterizedTest
    @EnumSource(OutsidePolicy.class)
    void whatMayBeAClientsMishapIsAskedAbout(OutsidePolicy policy) {
        assertThat(judge(stray(Refusal.EXPIRED_TOKEN), policy)).isEqualTo(new Ask("expired-token"));
        assertThat(judge(stray(Refusal.RESCHEDULED), policy)).isEqualTo(new Ask("rescheduled"));
        assertThat(judge(stray(Refusal.DETACHED), policy)).isEqualTo(new Ask("detached"));
    }

    @ParameterizedTest
    @EnumSource(OutsidePolicy.class)
    void anUnknownKeyStopsCancelling(OutsidePolicy policy) {
        assertThat(judge(stray(Refusal.UNKNOWN_KEY), policy)).isEqualTo(new Stop("unknown-key"));
    }

    @ParameterizedTest
    @EnumSource(value = Refusal.class, mode = Mode.EXCLUDE, names = "UNMAPPED_EVENT_TYPE")
    void paidOnesAreNeverCancelled(Refusal refusal) {
        assertThat(judge(stray(refusal, BOOKED, new Marks(false, true), Stage.OPEN), OutsidePolicy.CANCEL))
                .isEqualTo(new Ask("paid"));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void whatIsNotOursToJudgeIsLeftAlone(Refusal refusal) {
        Stray byHost = stray(refusal, BOOKED, new Marks(true, true), Stage.OPEN);
        Stray early = stray(refusal, CONNECTED.minusMillis(1), PLAIN, Stage.OPEN);

        assertThat(judge(byHost, OutsidePolicy.CANCEL)).isEqualTo(new Leave("scheduled-by-host"));
        assertThat(judge(early, OutsidePolicy.CANCEL)).isEqualTo(new Leave("before-connection"));
        assertThat(StrayRules.judge(stray(refusal), new Circumstances(OutsidePolicy.CANCEL, CONNECTED, false, true)))
                .isEqualTo(new Leave("unmapped-event-type"));
    }

    @Test
    void anEventTypeThatWasNobodysWhenItWasBookedStaysNobodys() {
        assertThat(judge(stray(Refusal.UNMAPPED_EVENT_TYPE), OutsidePolicy.CANCEL))
                .isEqualTo(new Leave("unmapped-event-type"));
    }

    @ParameterizedTest
    @EnumSource(Refusal.class)
    void eventsMayHaveBeenFaster(Refusal refusal) {
        assertThat(judge(stray(refusal, BOOKED, PLAIN, Stage.OVER), OutsidePolicy.CANCEL))
                .isEqualTo(new Over());
        assertThat(judge(stray(refusal, BOOKED, PLAIN, Stage.HALFWAY), OutsidePolicy.ASK))
                .isEqualTo(new Finish());
    }

    @Test
    void withoutAConnectionPeopleDecide() {
        assertThat(StrayRules.judge(stray(Refusal.NO_TOKEN), new Circumstances(OutsidePolicy.CANCEL, null, true, true)))
                .isEqualTo(new Ask("not-connected"));
        assertThat(StrayRules.judge(
                        stray(Refusal.NO_TOKEN), new Circumstances(OutsidePolicy.CANCEL, CONNECTED, true, false)))
                .isEqualTo(new Ask("not-connected"));
        assertThat(StrayRules.judge(
                        stray(Refusal.UNKNOWN_KEY), new Circumstances(OutsidePolicy.CANCEL, null, true, true)))
                .isEqualTo(new Ask("unknown-key"));
    }

    @Test
    void aMovedOneIsJudgedAsWhatItBeganAs() {
        Stray root = stray(Refusal.NO_TOKEN, CONNECTED.minusSeconds(5), new Marks(false, true), Stage.OVER);

        Stray leaf = stray(Refusal.NO_TOKEN).following(root);

        assertThat(leaf.createdAt()).isEqualTo(root.createdAt());
        assertThat(leaf.marks().paid()).isTrue();
        assertThat(leaf.stage()).isEqualTo(Stage.OPEN);
        assertThat(judge(leaf, OutsidePolicy.CANCEL)).isEqualTo(new Leave("before-connection"));
    }

    private static StrayVerdict judge(Stray stray, OutsidePolicy policy) {
        return StrayRules.judge(stray, new Circumstances(policy, CONNECTED, true, true));
    }

    private static Stray stray(Refusal refusal) {
        return stray(refusal, BOOKED, PLAIN, Stage.OPEN);
    }

    private static Stray stray(Refusal refusal, Instant createdAt, Marks marks, Stage stage) {
        Instant start = CONNECTED.plusSeconds(86_400);
        return new Stray(
                "https://api.calendly.test/scheduled_events/e/invitees/i",
                "https://api.calendly.test/scheduled_events/e",
                refusal,
                createdAt,
                "https://api.calendly.test/event_types/t",
                new TimeSpan(start, start.plusSeconds(1800)),
                marks,
                null,
                stage);
    }
}
