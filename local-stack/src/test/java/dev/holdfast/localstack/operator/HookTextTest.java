package dev.holdfast.localstack.operator;

import static dev.holdfast.localstack.operator.JobTextTest.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HookTextTest {

    private static final String ID = "Mf-4N1zwc0Ybw1D9FJnkU5hNc8FscHrTWoVzyMNpEyU";

    @Test
    void aListJoinsIntakeWithTheJobAndFitsEightyColumns() {
        List<String> lines = HookText.list(json("""
                {"items":[
                  {"id":"%s","event":"invitee.canceled","state":"STORED","receivedAt":"2026-03-01T11:58:31Z",
                   "job":{"id":"wh|calendly|e|0","state":"DEAD","error":"refused"}},
                  {"id":"b","event":"invitee.created","state":"STORED","receivedAt":"2026-03-01T11:00:00Z"},
                  {"id":"c","state":"UNREADABLE","receivedAt":"2026-02-01T12:00:00Z"}],
                 "page":1,"limit":20,"total":3}
                """.formatted(ID)), Instant.parse("2026-03-01T12:00:00Z"));

        assertThat(lines)
                .containsExactly(
                        "AGE    OUTCOME    EVENT            ID",
                        "89 s   DEAD       invitee.canceled " + ID,
                        "60 min -          invitee.created  b",
                        "28 d   UNREADABLE -                c",
                        "1 to 3 of 3");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Shown.COLUMNS));
    }

    @Test
    void anEventShowsItsHeadersAndItsJob() {
        assertThat(HookText.one(json("""
                {"id":"a","provider":"calendly","event":"invitee.created","state":"STORED","late":false,"copies":0,"replays":2,
                 "headers":{"user-agent":"Calendly"},"job":{"id":"wh|calendly|a|2","state":"DONE"}}
                """)))
                .containsExactly(
                        "a",
                        "  provider     calendly",
                        "  event        invitee.created",
                        "  state        STORED",
                        "  late         false",
                        "  copies       0",
                        "  replays      2",
                        "  user-agent   Calendly",
                        "  job          DONE wh|calendly|a|2");
    }

    @Test
    void aDryRunSaysHowToDoItAndADoneOneWhatWasDone() {
        assertThat(HookText.replay(json("""
                {"event":"a","dryRun":true,"replays":2,"jobId":"wh|calendly|a|3",
                 "lastJob":{"id":"wh|calendly|a|2","state":"DEAD","error":"refused"}}
                """)))
                .containsExactly(
                        "a",
                        "  last job     DEAD (refused) wh|calendly|a|2",
                        "  would be     wh|calendly|a|3",
                        "  Nothing was written. To replay it:",
                        "  ./holdfast hooks replay a --expect 2");
        assertThat(HookText.replay(
                        json("{\"event\":\"a\",\"dryRun\":false,\"replays\":2,\"jobId\":\"wh|calendly|a|3\"}")))
                .containsExactly("a", "  last job     not known", "  replayed     wh|calendly|a|3");
    }
}
