package dev.holdfast.identity.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @Test
    void isTheSameWhateverItsCaseAndTheBlanksAroundIt() {
        assertThat(EmailAddress.of("  Asha.Rao+Booking@Mail.Example.COM \t"))
                .isEqualTo(EmailAddress.of("asha.rao+booking@mail.example.com"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a@b", "a@localhost", "o'neil@example.org", "x_y-z@sub.example.org", "u@xn--bcher-kva.example"})
    void acceptsWhatEveryMailServerTakes(String text) {
        assertThat(EmailAddress.parse(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "@",
                "a",
                "a@",
                "@b.example",
                "a b@c.example",
                "a@b@c.example",
                "a@-b.example",
                "a@b..example",
                ".a@b.example",
                "a.@b.example",
                "a..b@c.example",
                "a@b.example\r\nBcc: x@y.example",
                "<a@b.example>",
                "\"a\"@b.example",
                "ä@b.example",
                "a@bücher.example",
                "a,b@c.example",
                "a@[127.0.0.1]"
            })
    void refusesEverythingElse(String text) {
        assertThat(EmailAddress.parse(text)).isEmpty();
    }

    @Test
    void refusesWhatIsTooLongToBeDelivered() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@b.example")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@b.example")).isEmpty();
        assertThat(EmailAddress.parse("a@" + "b.".repeat(127) + "example")).isEmpty();
    }

    @Test
    void doesNotTakeLongToRefuseALongText() {
        assertThat(EmailAddress.parse("a.".repeat(100_000))).isEmpty();
    }

    @Test
    void keepsTheAddressOutOfLogs() {
        assertThat(EmailAddress.of("asha@example.org")).hasToString("EmailAddress[…]");
    }

    @Test
    void cannotBeMadeFromATextThatIsNotNormal() {
        assertThatThrownBy(() -> new EmailAddress("Asha@example.org")).isInstanceOf(IllegalArgumentException.class);
    }
}
