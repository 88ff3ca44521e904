package dev.holdfast.kit.service.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.MalformedBody;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller is told of a body that cannot be read, through the mapper that the services have. */
class UnreadableBodyTest {

    private static final String WHOLE = "must be a whole number";
    private final ObjectMapper mapper = new ObjectMapper().findAndRegisterModules();

    UnreadableBodyTest() {
        new StrictJson().customize(mapper);
    }

    record Body(
            String name,
            Integer size,
            Long count,
            Boolean open,
            List<String> tags,
            Map<String, Integer> more,
            DayOfWeek day,
            Body inner,
            List<Body> parts) {}

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{`name`:5}                     | #/name           | must be text",
                "{`name`:[`a`]}                 | #/name           | must be text",
                "{`size`:`thirty`}              | #/size           | " + WHOLE,
                "{`size`:1.5}                   | #/size           | " + WHOLE,
                "{`size`:99999999999}           | #/size           | must be a number of fewer digits",
                "{`count`:`5`}                  | #/count          | must be a whole number",
                "{`open`:`yes`}                 | #/open           | must be true or false",
                "{`tags`:`a`}                   | #/tags           | must be a list",
                "{`tags`:[`a`,5]}               | #/tags/1         | must be text",
                "{`more`:5}                     | #/more           | must be an object",
                "{`inner`:`a`}                  | #/inner          | must be an object",
                "{`inner`:{`size`:true}}        | #/inner/size     | " + WHOLE,
                "{`parts`:[{},{`open`:1}]}      | #/parts/1/open   | must be true or false"
            })
    void theValueIsNamedAndWhatItMayBe(String body, String pointer, String rule) {
        MalformedBody told = told(body.replace('`', '"'));

        assertThat(told.errors()).containsExactly(new FieldError(pointer, rule));
        assertThat(told.detail()).isEqualTo("The value at " + pointer + " " + rule + ".");
    }

    @Test
    void ofAChoiceAllAreNamed() {
        assertThat(told("{\"day\":\"FUNDAY\"}").errors().getFirst().detail())
                .startsWith("must be one of MONDAY, TUESDAY")
                .endsWith("SUNDAY");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "{} {}",
                "[]",
                "\"text\"",
                "nonsense",
                "{\"name\":\"a\" \"size\":1}",
                "{\"name\":\"abc",
                "{\"name\":\"a\nb\"}",
                "{\"inner\":{\"size\":oops}}",
                "{\"tags\":[\"a\",oops]}",
                "{\"parts\":[{\"size\":1,}]}"
            })
    void whatIsNoObjectNamesNoField(String body) {
        assertThat(told(body)).isEqualTo(new MalformedBody("The body must be one valid JSON object.", List.of()));
    }

    private MalformedBody told(String body) {
        var failure = catchThrowableOfType(JsonProcessingException.class, () -> mapper.readValue(body, Body.class));
        assertThat(failure).as("reading %s", body).isNotNull();
        return UnreadableBody.of(failure);
    }
}
