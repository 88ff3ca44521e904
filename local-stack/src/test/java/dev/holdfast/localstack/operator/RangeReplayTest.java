package dev.holdfast.localstack.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.localstack.StackStatus.Account;
import dev.holdfast.localstack.operator.RangeReplay.Selection;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RangeReplayTest {

    private static final Map<String, String> RANGE =
            Map.of("state", "", "provider", "calendly", "from", "2027-01-14T09:00:00Z", "to", "2027-01-14T10:00:00Z");
    private static final Instant NOW = Instant.parse("2027-01-14T10:00:00Z");

    private final List<String> progress = new ArrayList<>();
    private StandInGateway gateway;
    private Operator operator;
    private RangeReplay replay;

    @BeforeEach
    void open() throws IOException {
        gateway = new StandInGateway();
        operator = Operator.signedIn(gateway.url(), new Account("admin@practice.example", "right"));
        replay = new RangeReplay(operator, StandInGateway.EVENTS);
    }

    @AfterEach
    void close() {
        operator.close();
        gateway.close();
    }

    @Test
    void findsWhatIsMeantOnAllItsPagesAndChangesNothing() {
        gateway.has(150, "DEAD");

        Selection selected = replay.select(RANGE, "");

        assertThat(ids(selected)).hasSize(150).startsWith("e1", "e2").endsWith("e150");
        assertThat(gateway.queries()).hasSize(2).allSatisfy(query -> assertThat(query)
                .contains(
                        "state=STORED",
                        "provider=calendly",
                        "from=2027-01-14T09%3A00%3A00Z",
                        "to=2027-01-14T10%3A00%3A00Z",
                        "limit=100"));
        assertThat(gateway.replays()).isEmpty();
        assertThat(HookText.selection(selected, NOW))
                .hasSize(152)
                .contains("60 min DEAD    invitee.created e1")
                .endsWith("150 to replay, the oldest first. Nothing was written; --really does it.");
    }

    @Test
    void takesEachOnceThoughOthersComeMeanwhile() {
        gateway.has(150, "DEAD");
        gateway.getsAnotherAfterEachPage();

        assertThat(ids(replay.select(RANGE, ""))).doesNotHaveDuplicates().contains("e1", "e150");
    }

    @Test
    void replaysOneByOneTheOldestFirstUnderTheNumberThatWasSeen() {
        gateway.has(3, "DEAD");

        JsonNode done = replay.replay(replay.select(RANGE, ""), progress::add);

        assertThat(gateway.replays())
                .containsExactly(
                        "e1 {\"dryRun\":false,\"expectedReplays\":1}",
                        "e2 {\"dryRun\":false,\"expectedReplays\":2}",
                        "e3 {\"dryRun\":false,\"expectedReplays\":3}");
        assertThat(progress)
                .containsExactly("1 of 3 e1 is job-of-e1", "2 of 3 e2 is job-of-e2", "3 of 3 e3 is job-of-e3");
        assertThat(done.path("failed")).isEmpty();
        assertThat(HookText.replays(done)).containsExactly("3 of 3 replayed.");
    }

    @Test
    void oneThatFailsIsToldAndKeepsNothingFromTheOthers() {
        gateway.has(3, "DEAD");
        gateway.refuses("e2");

        JsonNode done = replay.replay(replay.select(RANGE, ""), progress::add);

        assertThat(gateway.replays()).hasSize(3);
        assertThat(progress).contains("2 of 3 e2 failed: This event was replayed meanwhile.");
        assertThat(done.path("replayed").findValuesAsText("event")).containsExactly("e1", "e3");
        assertThat(done.path("failed").findValuesAsText("event")).containsExactly("e2");
        assertThat(HookText.replays(done))
                .containsExactly("2 of 3 replayed, 1 not:", "  e2 This event was replayed meanwhile.");
    }

    @Test
    void refusesMoreThanTwoHundredAndReplaysNone() {
        gateway.has(201, "DEAD");

        Selection selected = replay.select(RANGE, "");

        assertThat(ids(selected)).hasSize(200).doesNotContain("e1");
        assertThat(selected.toJson().path("tooMany").asBoolean()).isTrue();
        assertThat(String.join(" ", HookText.selection(selected, NOW)))
                .endsWith("There are 201 in that time, and at most 200 are looked at and replayed at once: "
                        + "choose a shorter time.");
        assertThatThrownBy(() -> replay.replay(selected, progress::add))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("choose a shorter time");
        assertThat(gateway.replays()).isEmpty();
    }

    @Test
    void replaysTwoHundred() {
        gateway.has(200, "DEAD");

        assertThat(replay.replay(replay.select(RANGE, ""), progress::add).path("replayed"))
                .hasSize(200);
    }

    @Test
    void takesThoseOfAnOutcomeAndSaysOfHowManyItIsNotKnown() {
        gateway.has(2, "DEAD");
        gateway.has(3, "DONE");
        gateway.has(1, null);

        Selection selected = replay.select(RANGE, "DEAD");

        assertThat(ids(selected)).containsExactly("e1", "e2");
        assertThat(HookText.selection(selected, NOW)).contains("Of 1 more it is not known what became of them.");
    }

    @Test
    void saysThatThereIsNone() {
        Selection selected = replay.select(RANGE, "");

        assertThat(HookText.selection(selected, NOW)).containsExactly("There is none to replay.");
        assertThat(HookText.replays(replay.replay(selected, progress::add))).containsExactly("0 of 0 replayed.");
    }

    @Test
    void refusesWhatHasNoJob() {
        assertThatThrownBy(() -> replay.select(Map.of("state", "UNREADABLE"), ""))
                .isInstanceOf(Refused.class)
                .hasMessage("Only what is STORED has a job and can be replayed.");
    }

    private static List<String> ids(Selection selected) {
        return selected.events().stream()
                .map(event -> event.path("id").asText())
                .toList();
    }
}
