package dev.holdfast.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Argon2Test {

    private static final Argon2Cost CHEAP = new Argon2Cost(64, 1, 1);

    private final Argon2 argon2 = new Argon2(new SecureRandom(), CHEAP);

    @Test
    void matchesThePasswordAndNoOther() {
        PasswordHash stored =
                PasswordHash.parse(argon2.hash("correct horse battery").phc());

        assertThat(argon2.matches("correct horse battery", stored)).isTrue();
        assertThat(argon2.matches("correct horse batterY", stored)).isFalse();
        assertThat(argon2.matches("", stored)).isFalse();
    }

    @Test
    void givesOnePasswordTwoHashes() {
        assertThat(argon2.hash("correct horse battery").phc())
                .isNotEqualTo(argon2.hash("correct horse battery").phc());
    }

    @Test
    void comparesByTheParametersThatWereStored() {
        PasswordHash stored = argon2.hash("correct horse battery");
        var raised = new Argon2(new SecureRandom(), new Argon2Cost(128, 2, 1));

        assertThat(raised.matches("correct horse battery", stored)).isTrue();
        assertThat(raised.hash("x").phc()).startsWith("$argon2id$v=19$m=128,t=2,p=1$");
    }

    @Test
    void readsHashesMadeByTheReferenceImplementation() {
        // Test vector of the reference implementation (test.c): t=2, m=2^8, p=1.
        String phc = "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

        assertThat(argon2.matches("password", PasswordHash.parse(phc))).isTrue();
    }

    @Test
    void takesAPasswordTypedInAnotherUnicodeFormForTheSame() {
        PasswordHash composed = argon2.hash("caf\u00e9 noir noir");

        assertThat(argon2.matches("cafe\u0301 noir noir", composed)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "$argon2i$v=19$m=64,t=1,p=1$AAAA$AAAA",
                "$argon2id$v=16$m=64,t=1,p=1$AAAA$AAAA",
                "$argon2id$v=19$m=64,t=0,p=1$AAAA$AAAA"
            })
    void refusesToReadAnythingElse(String text) {
        assertThatThrownBy(() -> PasswordHash.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsHashesOutOfLogs() {
        assertThat(argon2.hash("x")).hasToString("PasswordHash[…]");
    }
}
