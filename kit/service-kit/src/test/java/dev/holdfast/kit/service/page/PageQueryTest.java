package dev.holdfast.kit.service.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.kit.service.failure.FailureException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageQueryTest {

    private final PageQuery query = new PageQuery();

    @Test
    void startsAtTheFirstPageOfTwenty() {
        assertThat(query.page()).isEqualTo(1);
        assertThat(query.limit()).isEqualTo(20);
        assertThat(query.skip()).isZero();
    }

    @Test
    void skipsThePagesBefore() {
        query.page = "3";
        query.limit = "10";

        assertThat(query.skip()).isEqualTo(20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "abc", "", "1.5", "99999999999", "1000001"})
    void refusesWhatIsNoPage(String page) {
        query.page = page;

        assertThatThrownBy(query::page).isInstanceOf(FailureException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "101"})
    void refusesWhatIsNoLimit(String limit) {
        query.limit = limit;

        assertThatThrownBy(query::limit).isInstanceOf(FailureException.class);
    }
}
