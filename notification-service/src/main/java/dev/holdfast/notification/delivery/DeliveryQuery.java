package dev.holdfast.notification.delivery;

import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which deliveries are asked for: {@code ?state=}, {@code ?trouble=}, {@code ?ref=}, and {@code ?userId=}, which only staff may choose. A
 * {@code @BeanParam}; what cannot be served is 422 and names the parameter.
 */
public class DeliveryQuery {

    @QueryParam("state")
    @Nullable
    String state;

    @QueryParam("trouble")
    @Nullable
    String trouble;

    @QueryParam("ref")
    @Nullable
    String ref;

    @QueryParam("userId")
    @Nullable
    String userId;

    /** The filter, with every parameter read. */
    DeliveryFilter filter() {
        List<String> states =
                Arrays.stream(DeliveryState.values()).map(Enum::name).toList();
        return new DeliveryFilter(
                userId,
                ref,
                state == null ? null : DeliveryState.valueOf(oneOf("state", state, states)),
                trouble == null
                        ? null
                        : Trouble.valueOf(
                                oneOf("trouble", trouble, Trouble.wires()).toUpperCase(Locale.ROOT)));
    }

    private static String oneOf(String parameter, String text, List<String> known) {
        if (!known.contains(text)) {
            String rule = "must be one of " + String.join(", ", known);
            throw new InvalidRequest(List.of(new FieldError("?" + parameter, rule))).asException();
        }
        return text;
    }
}
