package dev.holdfast.sandbox.calendly.api;

import dev.holdfast.sandbox.calendly.agenda.CalendlyUris;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Checks that a call is about this account, which is the only one the token opens. */
final class Owners {

    private Owners() {}

    /** The query must name the user or the organization. */
    static void requireOwn(RoutingContext context, CalendlyUris uris) {
        var user = context.request().getParam("user");
        var organization = context.request().getParam("organization");
        if (user == null && organization == null) {
            throw CalendlyFailure.invalid("user", "one of user, organization is required");
        }
        requireSame("user", user, uris.user(), uris);
        requireSame("organization", organization, uris.organization(), uris);
    }

    /** A URI that is given must be one of this Calendly and then the expected one. */
    static void requireSame(String parameter, @Nullable String given, String expected, CalendlyUris uris) {
        if (given == null || given.equals(expected)) {
            return;
        }
        if (!given.startsWith(uris.base() + "/")) {
            throw CalendlyFailure.invalid(parameter, "must be a valid URI");
        }
        throw CalendlyFailure.forbidden("You do not have permission to access this resource.");
    }
}
