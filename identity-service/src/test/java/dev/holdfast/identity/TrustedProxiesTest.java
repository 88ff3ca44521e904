package dev.holdfast.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.common.net.Inet;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who is believed about a client's address, unless somebody says otherwise. */
class TrustedProxiesTest {

    /** Anything else is taken for a name, and a name is asked for at each request: five seconds where no name server answers. */
    @Test
    void allAreNetworksAndNoneIsAName() throws IOException {
        String setting = settings().getProperty("quarkus.http.proxy.trusted-proxies");
        String networks = setting.substring(setting.indexOf(':') + 1, setting.length() - 1);

        assertThat(Stream.of(networks.split(",", -1))).hasSizeGreaterThan(1).allSatisfy(network -> assertThat(
                        Inet.parseCidrAddress(network))
                .isNotNull());
    }

    private static Properties settings() throws IOException {
        var settings = new Properties();
        try (InputStream file = TrustedProxiesTest.class.getResourceAsStream("/application.properties")) {
            settings.load(Objects.requireNonNull(file));
        }
        return settings;
    }
}
