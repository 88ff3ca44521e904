package dev.holdfast.sandbox.web;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Reads fields of a control call; what does not fit is a {@link BadRequest} that names the field. */
public final class Fields {

    private Fields() {}

    public static String text(JsonNode object, String field) {
        var value = optionalText(object, field);
        if (value == null) {
            throw new BadRequest(field + " is required");
        }
        return value;
    }

    public static @Nullable String optionalText(JsonNode object, String field) {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new BadRequest(field + " must be a text");
        }
        return value.textValue();
    }

    /** A whole number from 1 to {@code most}; {@code usual} when it is absent. */
    public static int number(JsonNode object, String field, int usual, int most) {
        var value = object.path(field);
        if (value.isMissingNode()) {
            return usual;
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.intValue() < 1 || value.intValue() > most) {
            throw new BadRequest(field + " must be a whole number from 1 to " + most);
        }
        return value.intValue();
    }

    public static boolean flag(JsonNode object, String field) {
        var value = object.path(field);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new BadRequest(field + " must be true or false");
        }
        return value.asBoolean(false);
    }
}
