package dev.holdfast.booking.calendly.guide;

import dev.holdfast.booking.calendly.brake.Brakes;
import dev.holdfast.booking.calendly.intake.Stray;
import dev.holdfast.booking.calendly.intake.Strays;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.kit.job.outbox.OutboxEntry;
import dev.holdfast.kit.job.store.JobRef;
import dev.holdfast.kit.service.secret.MasterKey;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * The guiding mails: they tell somebody whose booking was cancelled where to book. Once a day per address, because the job's id is made
 * of the two, and so many an hour overall. The address lies nowhere but in the sealed part of the invitee's document.
 */
@ApplicationScoped
public class Guides {

    private static final String TYPE = "guide";
    private static final String LANE = "mail";
    private static final int HASH_LENGTH = 22;

    /** Looser than any standard; what it keeps out cannot be an address, or could be more than one. */
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>(),;:\"\\[\\]\\\\]{1,64}@[A-Za-z0-9.-]{1,190}");

    private final Strays strays;
    private final Offerings offerings;
    private final Brakes brakes;
    private final MasterKey masterKey;
    private final Clock clock;

    Guides(Strays strays, Offerings offerings, Brakes brakes, MasterKey masterKey, Clock clock) {
        this.strays = strays;
        this.offerings = offerings;
        this.brakes = brakes;
        this.masterKey = masterKey;
        this.clock = clock;
    }

    /** The mail job for a stray that we cancelled; none without an address, or when there were enough mails. */
    public Uni<List<OutboxEntry>> of(Stray stray) {
        return address(stray.invitee())
                .chain(address ->
                        address == null ? Uni.createFrom().item(List.of()) : ifThereIsRoom(job(stray, idFor(address))));
    }

    private Uni<List<OutboxEntry>> ifThereIsRoom(OutboxEntry job) {
        return brakes.guiding(job.id()).map(room -> room ? List.of(job) : List.of());
    }

    private OutboxEntry job(Stray stray, String id) {
        return OutboxEntry.dueNow(
                id,
                TYPE,
                LANE,
                new JobRef("calendly-invitee", stray.invitee(), 1),
                new Document("v", 1).append("invitee", stray.invitee()),
                clock.instant());
    }

    private String idFor(String address) {
        byte[] mac = masterKey.mac("guide-address", address.toLowerCase(Locale.ROOT));
        String hash =
                Base64.getUrlEncoder().withoutPadding().encodeToString(mac).substring(0, HASH_LENGTH);
        return TYPE + "|" + hash + "|" + LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    /** What the mail about an invitee may say, read when it is about to be sent. */
    Uni<GuideFacts> facts(String invitee) {
        return address(invitee)
                .chain(address ->
                        address == null ? Uni.createFrom().item(GuideFacts.UNWANTED) : facts(invitee, address));
    }

    private Uni<GuideFacts> facts(String invitee, String address) {
        return strays.find(invitee)
                .chain(stray -> stray == null
                        ? Uni.createFrom().item(GuideFacts.UNWANTED)
                        : offerings.bookedThrough(stray.eventType()).map(offering -> GuideFacts.of(address, offering)));
    }

    private Uni<@Nullable String> address(String invitee) {
        return strays.typedAddress(invitee)
                .map(typed -> typed != null && ADDRESS.matcher(typed.strip()).matches() ? typed.strip() : null);
    }
}
