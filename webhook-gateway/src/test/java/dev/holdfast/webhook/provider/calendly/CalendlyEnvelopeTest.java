package dev.holdfast.webhook.provider.calendly;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalendlyEnvelopeTest {

    private static final String CREATED = """
            {"event":"invitee.created","created_at":"2027-01-10T07:15:02.000000Z","payload":{
              "uri":"https://api.example/scheduled_events/e1/invitees/i1","updated_at":"2027-01-10T07:15:01Z",
              "tracking":{"utm_source":"holdfast","utm_content":"tok_en-1","utm_term":null},"no_show":null}}
            """;

    @Test
    void readsWhatTellsEventsApart() {
        CalendlyEnvelope envelope = Objects.requireNonNull(parse(CREATED));

        assertThat(envelope.event()).isEqualTo("invitee.created");
        assertThat(envelope.schedulingToken()).isEqualTo("tok_en-1");
        assertThat(envelope.key())
                .isEqualTo("calendly|invitee.created|https://api.example/scheduled_events/e1/invitees/i1");
    }

    @Test
    void hasTheSameKeyForAnotherRendering() {
        String again = CREATED.replace("07:15:01Z", "09:00:00Z").replace("\n", " ");
        String mentioned = CREATED.replace("\"no_show\":null", "\"no_show\":{\"uri\":\"https://api.example/n/1\"}");

        assertThat(key(again)).isEqualTo(key(CREATED));
        assertThat(key(mentioned)).isEqualTo(key(CREATED));
    }

    @Test
    void tellsNoShowsApartByTheirOwnUri() {
        String first = noShow("https://api.example/invitee_no_shows/1");
        String second = noShow("https://api.example/invitee_no_shows/2");

        assertThat(key(first))
                .endsWith("|https://api.example/invitee_no_shows/1")
                .isNotEqualTo(key(second));
    }

    @Test
    void readsAnEventWithoutTracking() {
        CalendlyEnvelope envelope = Objects.requireNonNull(
                parse("{\"event\":\"event_type.created\",\"payload\":{\"uri\":\"u\",\"tracking\":7}}"));

        assertThat(envelope.schedulingToken()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{",
                "{}",
                "{\"event\":\"invitee.created\"}",
                "{\"event\":\"invitee.created\",\"payload\":{}}",
                "{\"event\":\"invitee.created\",\"payload\":{\"uri\":\" \"}}",
                "{\"event\":\"invitee.created\",\"payload\":{\"uri\":5}}",
                "{\"event\":5,\"payload\":{\"uri\":\"u\"}}",
                "{\"event\":\"a|b\",\"payload\":{\"uri\":\"u\"}}",
                "{\"event\":\"invitee.created\",\"payload\":{\"uri\":\"u\"}}{}",
                "{\"event\":\"invitee.created\",\"payload\":[{\"uri\":\"u\"}]}",
            })
    void callsOtherBodiesUnreadable(String body) {
        assertThat(parse(body)).isNull();
    }

    @Test
    void callsOtherEncodingsUnreadable() {
        String body = "{\"event\":\"invitee.created\",\"payload\":{\"uri\":\"\u00fc\"}}";

        assertThat(CalendlyEnvelope.parse(body.getBytes(ISO_8859_1))).isNull();
        assertThat(CalendlyEnvelope.parse(body.getBytes(UTF_16))).isNull();
        assertThat(CalendlyEnvelope.parse(body.getBytes(UTF_8))).isNotNull();
    }

    @Test
    void survivesDeepNesting() {
        assertThat(parse("[".repeat(200_000))).isNull();
    }

    private static String noShow(String uri) {
        return CREATED.replace("invitee.created", "invitee_no_show.created")
                .replace("\"no_show\":null", "\"no_show\":{\"uri\":\"" + uri + "\"}");
    }

    private static @Nullable String key(String body) {
        CalendlyEnvelope envelope = parse(body);
        return envelope == null ? null : envelope.key();
    }

    private static @Nullable CalendlyEnvelope parse(String body) {
        return CalendlyEnvelope.parse(body.getBytes(UTF_8));
    }
}
