package dev.holdfast.identity.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DevicesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox on Windows",
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142.0 |"
                        + " Edge on Windows",
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/142.0 Mobile Safari/537.36 | Chrome on"
                        + " Android",
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605 Version/18.6 Mobile"
                        + " Safari/604.1 | Safari on iPhone",
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/26.0 Safari/605.1.15 |"
                        + " Safari on Mac",
                "curl/8.5.0 | curl",
                "Something (X11; Linux x86_64) | Another program on Linux",
                "<script>alert(1)</script> | Another program",
                "'' | Another program",
            })
    void namesADeviceInWordsOfOurs(String userAgent, String device) {
        assertThat(Devices.describe(userAgent)).isEqualTo(device);
    }
}
