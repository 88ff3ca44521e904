package dev.holdfast.localstack.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class JobTextTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final String CANCELLED = "booking-cancelled|bk_0193f6c2a4d87e21b0c49f3a5d6e7f81|12";

    @Test
    void aListFitsEightyColumnsAndKeepsIdsWhole() {
        List<String> lines = JobText.list(json("""
                {"items":[
                  {"id":"%s","state":"CANCELLED","runAt":"2026-03-01T10:30:00Z","attempts":0,"stalls":0,"error":"overtaken"},
                  {"id":"wh|calendly|e1|0","state":"READY","runAt":"2026-03-01T12:05:00Z","attempts":3,"stalls":1,
                   "error":"owner-silent"},
                  {"id":"reclaim|a","state":"DONE","runAt":"2026-02-20T12:00:00Z","attempts":0,"stalls":0}],
                 "page":1,"limit":3,"total":7}
                """.formatted(CANCELLED)), NOON);

        assertThat(lines)
                .containsExactly(
                        "STATE     DUE        ID",
                        "CANCELLED 90 min ago " + CANCELLED,
                        "  └ overtaken",
                        "READY     in 5 min   wh|calendly|e1|0",
                        "  └ owner-silent, failed tries: 3, stalls: 1",
                        "DONE      9 d ago    reclaim|a",
                        "1 to 3 of 7; --page 2 for the next");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(Shown.COLUMNS));
    }

    @Test
    void anEmptyListSaysSo() {
        assertThat(JobText.list(json("{\"items\":[],\"page\":1,\"limit\":20,\"total\":0}"), NOON))
                .containsExactly("STATE DUE ID", "None on this page; 0 in all.");
    }

    @Test
    void anExplanationIsWrapped() {
        List<String> lines = JobText.explanation(json("""
                {"id":"a|b","state":"READY","reason":"no-worker","text":"%s","claims":[
                  {"owner":"w1","fence":9,"at":"2026-03-01T11:00:00Z"},
                  {"owner":"w2","fence":10,"at":"2026-03-01T11:30:00Z"}]}
                """.formatted(
                "It waits for its lane and no worker is alive. ".repeat(4).strip())));

        assertThat(lines)
                .startsWith("a|b is READY")
                .endsWith(
                        "FENCE CLAIMED              WORKER",
                        "9     2026-03-01T11:00:00Z w1",
                        "10    2026-03-01T11:30:00Z w2");
        assertThat(lines).hasSize(7).allSatisfy(line -> assertThat(line.length())
                .isLessThanOrEqualTo(80));
    }

    @Test
    void aJobShowsWhatIsKnownAndNothingElse() {
        assertThat(JobText.one(json("""
                {"id":"a|b","type":"a","lane":"mail","ref":{"kind":"booking","id":"b","rev":2},"state":"DEAD",
                 "runAt":"2026-03-01T11:00:00Z","attempts":19,"maxAttempts":20,"stalls":0,"maxStalls":5,"fence":20,
                 "payload":{"v":1},"error":{"code":"refused","at":"2026-03-01T11:00:01Z"},"at":"2026-03-01T10:00:00Z","claims":[]}
                """)))
                .containsExactly(
                        "a|b",
                        "  state      DEAD",
                        "  type       a",
                        "  lane       mail",
                        "  runAt      2026-03-01T11:00:00Z",
                        "  at         2026-03-01T10:00:00Z",
                        "  about      booking b, revision 2",
                        "  attempts   19 of 20",
                        "  stalls     0 of 5",
                        "  error      refused at 2026-03-01T11:00:01Z",
                        "  payload    {\"v\":1}",
                        "Nobody has claimed it yet.");
    }

    static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
