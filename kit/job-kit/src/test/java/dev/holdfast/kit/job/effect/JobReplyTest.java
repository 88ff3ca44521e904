package dev.holdfast.kit.job.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobReplyTest {

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void isWrittenInLowerCaseWithoutWhatIsAbsent() throws JsonProcessingException {
        assertThat(json.writeValueAsString(JobReply.done())).isEqualTo("{\"outcome\":\"done\"}");
        assertThat(json.writeValueAsString(JobReply.busy(Duration.ofMillis(10))))
                .isEqualTo("{\"outcome\":\"busy\",\"retryAfter\":1}");
    }

    @Test
    void isReadAsItWasWritten() throws JsonProcessingException {
        for (JobReply reply : new JobReply[] {
            JobReply.done(Map.of("booking", "bk_1")),
            JobReply.retry("slow"),
            JobReply.reject("gone"),
            JobReply.unknown("abandoned"),
            JobReply.superseded()
        }) {
            assertThat(json.readValue(json.writeValueAsString(reply), JobReply.class))
                    .isEqualTo(reply);
        }
    }
}
