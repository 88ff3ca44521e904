package dev.holdfast.booking.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.failure.FailureException;
import dev.holdfast.kit.test.JobExamples;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-29T10:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void readsAllOfIt() {
        Schedule read = read("""
                {"timeZone": "Europe/Berlin", "rev": 4,
                 "weeklyHours": [{"day": "MONDAY", "ranges": [{"from": "13:00", "to": "24:00"}, {"from": "09:00", "to": "12:30"}]},
                                 {"day": "SUNDAY", "ranges": []}],
                 "dateOverrides": [{"date": "2026-12-24", "ranges": [{"from": "00:00", "to": "00:05"}]}],
                 "closures": [{"from": "2027-01-01", "to": "2027-01-06", "reason": " skiing "},
                              {"from": "2026-12-30", "to": "2026-12-31"}]}
                """);

        assertThat(read.zone().getId()).isEqualTo("Europe/Berlin");
        assertThat(read.rev()).isEqualTo(4);
        assertThat(read.week().get(DayOfWeek.MONDAY))
                .extracting(DayRange::text)
                .containsExactly("09:00-12:30", "13:00-24:00");
        assertThat(read.overrides()).containsOnlyKeys(LocalDate.parse("2026-12-24"));
        assertThat(read.closures())
                .extracting(Closure::reason)
                .containsExactly(null, "skiing"); // in the order of their days
    }

    @Test
    void whatIsStoredComesBackAsItWas() {
        Schedule read = read("""
                {"timeZone": "Asia/Kolkata", "rev": 0,
                 "weeklyHours": [{"day": "FRIDAY", "ranges": [{"from": "22:00", "to": "24:00"}]}],
                 "dateOverrides": [{"date": "2025-02-28", "ranges": []}],
                 "closures": [{"from": "2024-02-29", "to": "2024-02-29", "reason": "leap"}]}
                """);

        assertThat(ScheduleDocument.of(read).toSchedule()).isEqualTo(read);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{}                                                   | #/timeZone, #/weeklyHours, #/rev",
                "{'timeZone':'Mars/Olympus','weeklyHours':[],'rev':0} | #/timeZone",
                "{'timeZone':'+02:00','weeklyHours':[],'rev':0}       | #/timeZone",
                "{'timeZone':'UTC','weeklyHours':[],'rev':-1}         | #/rev",
                "W[{'day':'FUNDAY','ranges':[]}]                      | #/weeklyHours/0/day",
                "W[null]                                              | #/weeklyHours/0/day",
                "W[{'day':'MONDAY'}]                                  | #/weeklyHours/0/ranges",
                "W[{'day':'MONDAY','ranges':[]},{'day':'MONDAY','ranges':[]}] | #/weeklyHours/1/day",
                "R[null]                                              | #/weeklyHours/0/ranges/0",
                "R[{'from':'09:00'}]                                  | #/weeklyHours/0/ranges/0/to",
                "R[{'from':'09:03','to':'10:00'}]                     | #/weeklyHours/0/ranges/0/from",
                "R[{'from':'9:00','to':'10:00'}]                      | #/weeklyHours/0/ranges/0/from",
                "R[{'from':'09:00','to':'24:05'}]                     | #/weeklyHours/0/ranges/0/to",
                "R[{'from':'09:00','to':'25:00'}]                     | #/weeklyHours/0/ranges/0/to",
                "R[{'from':'09:00','to':'09:00'}]                     | #/weeklyHours/0/ranges/0/to",
                "R[{'from':'22:00','to':'02:00'}]                     | #/weeklyHours/0/ranges/0/to",
                "R[{'from':'24:00','to':'24:00'}]                     | #/weeklyHours/0/ranges/0/to",
                "R[{'from':'09:00','to':'12:00'},{'from':'11:55','to':'13:00'}] | #/weeklyHours/0/ranges/1",
                "R[{'from':'09:00','to':'12:00'},{'from':'08:00','to':'13:00'}] | #/weeklyHours/0/ranges/1",
                "O[{'date':'2027-02-29','ranges':[]}]                 | #/dateOverrides/0/date",
                "O[{'date':'9999-01-01','ranges':[]}]                 | #/dateOverrides/0/date",
                "O[{'date':'2030-01-01','ranges':[]}]                 | #/dateOverrides/0/date",
                "O[{'date':'1999-12-31','ranges':[]}]                 | #/dateOverrides/0/date",
                "O[{'date':'+999999999-01-01','ranges':[]}]           | #/dateOverrides/0/date",
                "O[{'date':'tomorrow','ranges':[]}]                   | #/dateOverrides/0/date",
                "O[null]                                              | #/dateOverrides/0/date",
                "O[{'date':'2027-01-01'}]                             | #/dateOverrides/0/ranges",
                "O[{'date':'2027-01-01','ranges':[]},{'date':'2027-01-01','ranges':[]}] | #/dateOverrides/1/date",
                "C[{'from':'2027-01-02','to':'2027-01-01'}]           | #/closures/0/to",
                "C[{'from':'2027-01-02'}]                             | #/closures/0/to",
                "C[null]                                              | #/closures/0/from, #/closures/0/to",
                "C[{'from':'2027-01-02','to':'2031-01-01'}]           | #/closures/0/to",
                "C[{'from':'2027-01-01','to':'2027-01-05'},{'from':'2027-01-05','to':'2027-01-09'}] | #/closures/1/from"
            })
    void everyBrokenRuleIsNamedAtItsField(String written, String pointers) throws JsonProcessingException {
        assertThat(errors(spelledOut(written)))
                .extracting(FieldError::pointer)
                .containsExactly(pointers.split(", ", -1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "2027-03-28 | {'from':'02:30','to':'12:00'} | from", // skipped
                "2027-03-28 | {'from':'00:00','to':'02:55'} | to",
                "2027-10-31 | {'from':'02:00','to':'12:00'} | from", // twice
                "2027-10-31 | {'from':'00:00','to':'02:30'} | to"
            })
    void aDatesHoursNeitherBeginNorEndAtATimeThatIsNotThereOnce(String date, String range, String end)
            throws JsonProcessingException {
        String berlin = spelledOut("O[{'date':'" + date + "','ranges':[" + range + "]}]")
                .replace("UTC", "Europe/Berlin");

        assertThat(errors(berlin)).extracting(FieldError::pointer).containsExactly("#/dateOverrides/0/ranges/0/" + end);
        assertThat(read(berlin.replace("02:", "03:")).overrides()).isNotEmpty();
    }

    @Test
    void rangesThatOnlyMeetAndDatesToTheEndOfTheThirdYearAreFine() {
        read(spelledOut("R[{'from':'09:00','to':'12:00'},{'from':'12:00','to':'13:00'}]"));
        read(spelledOut("O[{'date':'2029-12-31','ranges':[]}]"));
        read(spelledOut("C[{'from':'2027-01-01','to':'2027-01-05'},{'from':'2027-01-06','to':'2027-01-09'}]"));
    }

    @Test
    void whatIsTooMuchIsRefused() throws JsonProcessingException {
        String range = "{'from':'00:00','to':'00:05'},".repeat(24) + "{'from':'01:00','to':'01:05'}";
        assertThat(errors(spelledOut("R[" + range + "]")))
                .extracting(FieldError::pointer)
                .containsExactly("#/weeklyHours/0/ranges");
        String reason = "x".repeat(501);
        assertThat(errors(spelledOut("C[{'from':'2027-01-01','to':'2027-01-05','reason':'" + reason + "'}]")))
                .extracting(FieldError::pointer)
                .containsExactly("#/closures/0/reason");
    }

    @Test
    void theJobIsThatOfTheContract() {
        var job = ScheduleJobs.changed("usr_0193f6c2a4d87e21b0c49f3a5d6e7f81", 3, NOW);

        assertThat(job.id()).isEqualTo("schedule-changed|usr_0193f6c2a4d87e21b0c49f3a5d6e7f81|3");
        assertThat(job.ref().rev()).isEqualTo(3);
        assertThat(JSON.convertValue(job.payload(), Object.class))
                .hasToString(JobExamples.payload("schedule-changed").toString());
    }

    /** {@code W} stands before weekly hours, {@code R} before Monday's ranges, {@code O} before overrides, {@code C} before closures. */
    private static String spelledOut(String text) {
        String rest = text.substring(1);
        String base = "{'timeZone':'UTC','rev':0,";
        return switch (text.charAt(0)) {
            case 'W' -> base + "'weeklyHours':" + rest + "}";
            case 'R' -> base + "'weeklyHours':[{'day':'MONDAY','ranges':" + rest + "}]}";
            case 'O' -> base + "'weeklyHours':[],'dateOverrides':" + rest + "}";
            case 'C' -> base + "'weeklyHours':[],'closures':" + rest + "}";
            default -> text;
        };
    }

    private static List<FieldError> errors(String json) throws JsonProcessingException {
        FailureException refused = catchThrowableOfType(FailureException.class, () -> read(json));
        assertThat(refused).as(json).isNotNull();
        return ((InvalidRequest) refused.failure()).errors();
    }

    private static Schedule read(String json) {
        try {
            return ScheduleReading.read("us_mira", JSON.readValue(json.replace('\'', '"'), ScheduleRequest.class), NOW);
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
