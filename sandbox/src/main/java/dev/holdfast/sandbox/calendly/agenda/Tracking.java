package dev.holdfast.sandbox.calendly.agenda;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The UTM values a visitor arrived with; they come back in every event of that invitee. */
public record Tracking(
        @Nullable String utmCampaign,
        @Nullable String utmSource,
        @Nullable String utmMedium,
        @Nullable String utmContent,
        @Nullable String utmTerm,
        @Nullable String salesforceUuid) {

    /** Takes each value from the parameter of its own name; an empty one counts as absent. */
    public static Tracking from(UnaryOperator<@Nullable String> parameters) {
        return new Tracking(
                valueOf(parameters, "utm_campaign"),
                valueOf(parameters, "utm_source"),
                valueOf(parameters, "utm_medium"),
                valueOf(parameters, "utm_content"),
                valueOf(parameters, "utm_term"),
                valueOf(parameters, "salesforce_uuid"));
    }

    /** The values that are present, by parameter name. */
    public Map<String, String> parameters() {
        var present = new LinkedHashMap<String, String>();
        put(present, "utm_campaign", utmCampaign);
        put(present, "utm_source", utmSource);
        put(present, "utm_medium", utmMedium);
        put(present, "utm_content", utmContent);
        put(present, "utm_term", utmTerm);
        put(present, "salesforce_uuid", salesforceUuid);
        return present;
    }

    private static @Nullable String valueOf(UnaryOperator<@Nullable String> parameters, String name) {
        var value = parameters.apply(name);
        return value == null || value.isEmpty() ? null : value;
    }

    private static void put(Map<String, String> present, String name, @Nullable String value) {
        if (value != null) {
            present.put(name, value);
        }
    }
}
