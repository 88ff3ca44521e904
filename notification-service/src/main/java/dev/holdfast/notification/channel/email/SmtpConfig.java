package dev.holdfast.notification.channel.email;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.Optional;

/** Where mail is handed over. */
@ConfigMapping(prefix = "holdfast.smtp")
interface SmtpConfig {

    String host();

    int port();

    /** Without one there is no authentication. */
    Optional<String> user();

    Optional<String> password();

    /**
     * {@code OPTIONAL} takes encryption where it is offered; {@code REQUIRED} refuses to do without. By default it is required
     * where there is a password to protect.
     */
    Optional<StartTLSOptions> startTls();

    /** What is to be done about encryption, by default or by choice. */
    default StartTLSOptions encryption() {
        return startTls().orElse(user().isPresent() ? StartTLSOptions.REQUIRED : StartTLSOptions.OPTIONAL);
    }

    @WithDefault("PT3S")
    Duration connectTimeout();

    /** How long the server may be silent in the middle of a dialogue. */
    @WithDefault("PT12S")
    Duration silenceTimeout();

    /** For the whole of one mail; well under the worker's limit for a handler. */
    @WithDefault("PT16S")
    Duration sendTimeout();
}
