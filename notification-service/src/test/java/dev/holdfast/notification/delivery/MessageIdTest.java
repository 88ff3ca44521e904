package dev.holdfast.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MessageIdTest {

    @Test
    void isADotAtomAtTheHost() {
        assertThat(MessageId.of("booking-confirmed|bk_0193|2", "book.example.test"))
                .isEqualTo("<booking-confirmed+bk_0193+2@book.example.test>");
        assertThat(MessageId.of("a..b|.:c.", "localhost")).matches("<[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+@localhost>");
    }

    @Test
    void differsForEveryTwoJobs() {
        var ids = List.of("a|b", "a.b", "a:b", "a-b", "a_b", "ab", "a||b").stream()
                .map(jobId -> MessageId.of(jobId, "h"))
                .toList();

        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void isTheSameWhenTheMessageIsSentAgain() {
        assertThat(MessageId.of("booking-confirmed|bk_0193|2|again-3", "h"))
                .isEqualTo(MessageId.of("booking-confirmed|bk_0193|2", "h"));
    }

    @Test
    void refusesWhatCouldStartAnotherHeader() {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageId.of("a\r\nBcc: x", "h"));
        assertThatIllegalArgumentException().isThrownBy(() -> MessageId.of("", "h"));
    }
}
