package dev.holdfast.notification.channel;

import jakarta.inject.Singleton;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** In whose name messages go out. Constant, because calendar programs match the sender with the organizer. */
@Singleton
public class Sender {

    private final String host;
    private final String address;

    /**
     * @param publicUrl where people find the suite
     * @param from the sender's address; {@code bookings@<public host>} where none is configured
     */
    public Sender(
            @ConfigProperty(name = "holdfast.public-url") URI publicUrl,
            @ConfigProperty(name = "holdfast.mail.from") Optional<String> from) {
        if (publicUrl.getHost() == null) {
            throw new IllegalArgumentException("HOLDFAST_PUBLIC_URL must be an absolute URL with a host");
        }
        this.host = publicUrl.getHost();
        this.address = from.orElse("bookings@" + host);
    }

    /** The e-mail address in {@code From} and {@code ORGANIZER}. */
    public String address() {
        return address;
    }

    /** The public host, the right-hand side of message ids and calendar ids. */
    public String host() {
        return host;
    }
}
