package dev.holdfast.webhook.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.service.scheduling.TokenVerdict;
import dev.holdfast.kit.service.secret.MasterKey;
import dev.holdfast.kit.test.JobExamples;
import dev.holdfast.webhook.archive.ReceivedEvent.Rendering;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredFormTest {

    private static final Instant NOW = Instant.parse("2027-01-10T07:15:02Z");
    private static final Rendering BODY = new Rendering("{}".getBytes(UTF_8), Map.of(), NOW, false, NOW);

    private final SealedBodies bodies =
            new SealedBodies(new MasterKey(Base64.getEncoder().encodeToString(new byte[32])));

    @Test
    void givesBirthToTheJobOfTheContract() {
        var event = ReceivedEvent.readable("calendly", "key", "invitee.created", new TokenVerdict.Absent(), BODY);

        assertThat(StoredForm.of(event, bodies).outbox()).singleElement().satisfies(job -> {
            assertThat(job.id()).isEqualTo("wh|calendly|" + event.id() + "|0");
            assertThat(job.type()).isEqualTo("calendly-event");
            assertThat(job.payload().keySet())
                    .isEqualTo(JobExamples.payload(job.type()).keySet());
            assertThat(job.payload()).containsEntry("v", 1).containsEntry("eventId", event.id());
        });
    }

    @Test
    void givesAnUnreadableEventNoJob() {
        assertThat(StoredForm.of(ReceivedEvent.unreadable("calendly", BODY), bodies)
                        .outbox())
                .isNull();
    }
}
