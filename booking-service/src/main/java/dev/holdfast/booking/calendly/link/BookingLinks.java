package dev.holdfast.booking.calendly.link;

import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.CalendlyConfig;
import dev.holdfast.booking.offering.CalendlyPage;
import dev.holdfast.booking.offering.Offering;
import dev.holdfast.booking.offering.Offerings;
import dev.holdfast.kit.service.caller.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hands out links to Calendly. A link costs one token and nothing else; ten links are ten tokens. */
@ApplicationScoped
class BookingLinks {

    private static final Logger LOG = Logger.getLogger(BookingLinks.class);

    private final Offerings offerings;
    private final SchedulingTokens tokens;
    private final CalendlyClient calendly;
    private final CalendlyConfig config;

    BookingLinks(Offerings offerings, SchedulingTokens tokens, CalendlyClient calendly, CalendlyConfig config) {
        this.offerings = offerings;
        this.tokens = tokens;
        this.calendly = calendly;
        this.config = config;
    }

    /** A link for the caller. The token is recorded before Calendly is asked, so that a slow Calendly costs no database time. */
    Uni<BookingLinkView> create(Caller caller, String offeringId) {
        return offerings.get(offeringId).map(BookingLinks::pageOf).chain(page -> tokens.issue(caller, offeringId, page)
                .chain(token -> link(page, token)));
    }

    private Uni<BookingLinkView> link(CalendlyPage page, IssuedToken token) {
        return singleUsePage(page)
                .map(url -> url == null ? page.schedulingUrl() : url)
                .onItem()
                .ifNull()
                .failWith(() -> new BookingLinkFailure.CalendlySilent().asException())
                .map(url -> new BookingLinkView(token.on(url), token.expiresAt()));
    }

    /** A single-use page if Calendly gives one in time, else {@code null}. */
    private Uni<@Nullable String> singleUsePage(CalendlyPage page) {
        if (!calendly.isConnected()) {
            return Uni.createFrom().nullItem();
        }
        return calendly.singleUsePage(page.eventType())
                .ifNoItem()
                .after(config.linkTimeout())
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "no single-use link from Calendly (%s)",
                        failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithNull();
    }

    private static CalendlyPage pageOf(Offering offering) {
        CalendlyPage page = offering.calendly();
        if (page == null || !offering.isLinkable()) {
            throw new BookingLinkFailure.NotLinkable(offering.id()).asException();
        }
        return page;
    }
}
