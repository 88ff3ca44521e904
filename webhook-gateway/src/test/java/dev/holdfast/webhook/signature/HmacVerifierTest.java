package dev.holdfast.webhook.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.webhook.signature.SignatureVerdict.Malformed;
import dev.holdfast.webhook.signature.SignatureVerdict.Mismatch;
import dev.holdfast.webhook.signature.SignatureVerdict.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The expected values were computed with openssl, outside of Java. */
class HmacVerifierTest {

    private static final String KEY = "calendly-signing-key-for-tests-0001";
    private static final String BODY = "{\"event\":\"invitee.created\",\"payload\":{\"email\":\"asha@example.com\"}}";
    private static final String HEX = "698a8993c44a48b0a462d6c5aef5999c53f5b048fd6dca046f01bd5c05e33fa8";
    private static final String HEADER = "t=1799565302,v1=" + HEX;

    private final HmacVerifier verifier = new HmacVerifier(List.of(KEY));

    @Test
    void acceptsTheKnownAnswer() {
        assertThat(verify(HEADER)).isEqualTo(new Valid(Instant.ofEpochSecond(1_799_565_302L)));
    }

    @Test
    void ignoresElementsOfOtherNames() {
        assertThat(verify("v0=00,t=1799565302,x,v2=" + HEX + ",v1=" + HEX + ",="))
                .isInstanceOf(Valid.class);
    }

    @Test
    void takesAnyOfSeveralSignatures() {
        assertThat(verify("t=1799565302,v1=" + "0".repeat(64) + ",v1=" + HEX)).isInstanceOf(Valid.class);
        assertThat(verify("t=1799565302,v1=zz,v1=" + HEX)).isInstanceOf(Valid.class);
    }

    @Test
    void takesAnyOfSeveralKeys() {
        var rotated = new HmacVerifier(List.of("the-new-key", KEY));

        assertThat(rotated.verify(List.of(HEADER), BODY.getBytes(UTF_8))).isInstanceOf(Valid.class);
        assertThat(new HmacVerifier(List.of("the-new-key")).verify(List.of(HEADER), BODY.getBytes(UTF_8)))
                .isInstanceOf(Mismatch.class);
    }

    @Test
    void refusesASignatureOverTheBodyAlone() {
        assertThat(verify("t=1799565302,v1=2724d5cec433d6103cbbee9fc6cc359dcaa456ce47301153736992719a1e0781"))
                .isInstanceOf(Mismatch.class);
    }

    @Test
    void refusesTheSameJsonInOtherBytes() {
        assertThat(verifier.verify(List.of(HEADER), BODY.replace(":", ": ").getBytes(UTF_8)))
                .isInstanceOf(Mismatch.class);
    }

    @Test
    void refusesEveryChangeOfOneBit() {
        for (int bit = 0; bit < BODY.length() * 8; bit += 7) {
            byte[] changed = BODY.getBytes(UTF_8);
            changed[bit / 8] ^= (byte) (1 << (bit % 8));

            assertThat(verifier.verify(List.of(HEADER), changed)).isInstanceOf(Mismatch.class);
        }
    }

    @Test
    void refusesAnotherTimestamp() {
        assertThat(verify("t=1799565303,v1=" + HEX)).isInstanceOf(Mismatch.class);
    }

    @Test
    void signsBytesThatAreNotText() {
        byte[] body = "\u00ff\u00fe{".getBytes(ISO_8859_1);

        assertThat(verifier.verify(
                        List.of("t=1799565302,v1=8195cb87406d920195ea1fb0ee1355a0e789fc15e88663c39f2c0f9b89185541"),
                        body))
                .isInstanceOf(Valid.class);
    }

    @Test
    void isNotFooledByUpperCase() {
        assertThat(verify("t=1799565302,v1=" + HEX.toUpperCase(Locale.ROOT))).isInstanceOf(Malformed.class);
    }

    @Test
    void wantsExactlyOneHeader() {
        assertThat(verifier.verify(List.of(), BODY.getBytes(UTF_8))).isInstanceOf(Malformed.class);
        assertThat(verifier.verify(List.of(HEADER, HEADER), BODY.getBytes(UTF_8)))
                .isInstanceOf(Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "t=1799565302",
                "v1=" + HEX,
                "t=,v1=" + HEX,
                "t=-1,v1=" + HEX,
                "t=1e9,v1=" + HEX,
                "t=999999999999,v1=" + HEX,
                "t=1799565302,t=1799565302,v1=" + HEX,
                "t=1799565302,v1=" + HEX + "0",
                "t=1799565302,v1=xyz",
                "t=1799565302,v1",
                "T=1799565302,V1=" + HEX,
            })
    void callsOtherFormsMalformed(String header) {
        assertThat(verify(header)).isInstanceOf(Malformed.class);
    }

    private SignatureVerdict verify(String header) {
        return verifier.verify(List.of(header), BODY.getBytes(UTF_8));
    }
}
