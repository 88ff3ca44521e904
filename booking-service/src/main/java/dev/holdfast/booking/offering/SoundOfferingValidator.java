package dev.holdfast.booking.offering;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges {@link SoundOffering}; every broken rule becomes its own sentence at its own field. Public for the validator. */
public class SoundOfferingValidator implements ConstraintValidator<SoundOffering, OfferingRequest> {

    /** Those that an amount in minor units can be of: ISO 4217 has codes for gold, for tests and for no currency too. */
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .filter(currency -> currency.getDefaultFractionDigits() >= 0)
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public boolean isValid(OfferingRequest offering, ConstraintValidatorContext context) {
        Complaints complaints = new Complaints(context);
        multipleOfFive(complaints, "durationMinutes", offering.durationMinutes());
        multipleOfFive(complaints, "bufferBeforeMinutes", offering.bufferBeforeMinutes());
        multipleOfFive(complaints, "bufferAfterMinutes", offering.bufferAfterMinutes());
        multipleOfFive(complaints, "slotStepMinutes", offering.slotStepMinutes());
        caps(complaints, offering);
        place(complaints, offering.location());
        currency(complaints, offering.price());
        calendly(complaints, offering);
        return complaints.none;
    }

    private static void multipleOfFive(Complaints complaints, String field, @Nullable Integer minutes) {
        if (minutes != null && minutes % 5 != 0) {
            complaints.add(field, "Minutes come in steps of 5.");
        }
    }

    private static void caps(Complaints complaints, OfferingRequest offering) {
        Integer day = offering.dailyCap();
        Integer week = offering.weeklyCap();
        if (day != null && week != null && week < day) {
            complaints.add("weeklyCap", "A week takes at least as many as a day.");
        }
    }

    private static void place(Complaints complaints, OfferingRequest.@Nullable Location location) {
        if (location != null
                && "address".equals(location.kind())
                && (location.text() == null || location.text().isBlank())) {
            complaints.add("location.text", "An address is written out.");
        }
    }

    private static void currency(Complaints complaints, OfferingRequest.@Nullable Price price) {
        if (price != null && price.currency() != null && !CURRENCIES.contains(price.currency())) {
            complaints.add(
                    "price.currency", "A currency is the ISO 4217 code of a currency that people pay in, such as INR.");
        }
    }

    private static void calendly(Complaints complaints, OfferingRequest offering) {
        String eventType = offering.calendlyEventType();
        if (eventType != null && !isWebAddress(eventType)) {
            complaints.add("calendlyEventType", "An event type is the URI that Calendly gives it.");
        }
        if (eventType == null && ("calendly".equals(offering.bookingMode()) || "both".equals(offering.bookingMode()))) {
            complaints.add("calendlyEventType", "An offering booked through Calendly names its event type.");
        }
        String page = offering.calendlySchedulingUrl();
        if (page != null && !isWebAddress(page)) {
            complaints.add("calendlySchedulingUrl", "The page's address starts with http:// or https://.");
        }
        if (page != null && page.contains("#")) {
            complaints.add(
                    "calendlySchedulingUrl",
                    "The page's address ends before a #: what follows never gets to Calendly.");
        }
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static final class Complaints {

        private final ConstraintValidatorContext context;
        private boolean none = true;

        private Complaints(ConstraintValidatorContext context) {
            this.context = context;
            context.disableDefaultConstraintViolation();
        }

        private void add(String field, String sentence) {
            none = false;
            var violation = context.buildConstraintViolationWithTemplate(sentence);
            String[] nodes = field.split("\\.", -1);
            var node = violation.addPropertyNode(nodes[0]);
            for (int i = 1; i < nodes.length; i++) {
                node = node.addPropertyNode(nodes[i]);
            }
            node.addConstraintViolation();
        }
    }
}
