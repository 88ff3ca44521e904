package dev.holdfast.kit.job.effect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobReplyTest {

    private static final Path CONTRACTS =
            Path.of(System.getProperty("holdfast.root", "../..")).resolve("contracts/jobs");

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

    @Test
    void agreesWithTheContractsExamples() throws IOException {
        String reply = Files.readString(CONTRACTS.resolve("job-reply.example.json"));
        String request = Files.readString(CONTRACTS.resolve("job-request.example.json"));

        assertThat(json.readValue(reply, JobReply.class))
                .isEqualTo(JobReply.retry("calendly-unavailable", Duration.ofSeconds(30)));
        assertThat(json.readTree(json.writeValueAsString(json.readValue(request, JobRequest.class))))
                .isEqualTo(json.readTree(request));
    }
}
