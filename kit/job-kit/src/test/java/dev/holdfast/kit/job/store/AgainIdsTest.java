package dev.holdfast.kit.job.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgainIdsTest {

    private static final String MAIL = "booking-confirmed|bk_1|3";

    @Test
    void countsFromTheJobItFollows() {
        String first = AgainIds.next(MAIL);

        assertThat(first).isEqualTo(MAIL + "|again-1").isEqualTo(AgainIds.next(MAIL));
        assertThat(AgainIds.next(first)).isEqualTo(MAIL + "|again-2");
        assertThat(AgainIds.next(MAIL + "|again-9")).isEqualTo(MAIL + "|again-10");
    }

    @Test
    void leadsBackToTheJobThatWasBornOfAFact() {
        assertThat(AgainIds.origin(MAIL)).isEqualTo(MAIL);
        assertThat(AgainIds.origin(MAIL + "|again-12")).isEqualTo(MAIL);
    }

    @Test
    void namesAllThatCameBefore() {
        assertThat(AgainIds.before(MAIL)).isEmpty();
        assertThat(AgainIds.before(MAIL + "|again-1")).containsExactly(MAIL);
        assertThat(AgainIds.upTo(MAIL)).containsExactly(MAIL);
        assertThat(AgainIds.upTo(MAIL + "|again-2")).containsExactly(MAIL, MAIL + "|again-1", MAIL + "|again-2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a|again-0",
                "a|again-01",
                "a|again-",
                "a|again-x",
                "a|again-1|2",
                "again-1",
                "|again-1",
                "a|again-1234567"
            })
    void whatOnlyLooksLikeItIsAnIdLikeAnyOther(String id) {
        assertThat(AgainIds.origin(id)).isEqualTo(id);
        assertThat(AgainIds.next(id)).isEqualTo(id + "|again-1");
    }
}
