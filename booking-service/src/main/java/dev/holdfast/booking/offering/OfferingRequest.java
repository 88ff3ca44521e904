package dev.holdfast.booking.offering;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.booking.idempotency.RequestKey;
import dev.holdfast.booking.people.People;
import dev.holdfast.kit.service.failure.CommonFailure.FieldError;
import dev.holdfast.kit.service.failure.CommonFailure.InvalidRequest;
import dev.holdfast.kit.service.text.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * An offering as an admin writes it; absent buffers are zero, absent rules and
 * reminders the usual ones, absent caps none, an absent {@code active} is true.
 */
@SoundOffering
record OfferingRequest(
        @NotNull(message = "Give the offering a name.")
        @Size(max = 120, message = "A name has at most 120 characters.")
        @OneLine(message = "A name is one line of text that says something.")
        String name,

        @Nullable @Size(max = 4000, message = "A description has at most 4000 characters.")
        String description,

        @NotNull(message = "Say how many minutes it takes.")
        @Min(value = 5, message = "It takes at least 5 minutes.")
        @Max(value = 1440, message = "It takes at most 1440 minutes, one day.")
        Integer durationMinutes,

        @NotNull(message = "Give a price; zero is one.") @Valid
        Price price,

        @Nullable
        @PositiveOrZero(message = "A buffer is not negative.")
        @Max(value = Timing.LONGEST_BUFFER_MINUTES, message = "A buffer has at most 240 minutes.")
        Integer bufferBeforeMinutes,

        @Nullable
        @PositiveOrZero(message = "A buffer is not negative.")
        @Max(value = Timing.LONGEST_BUFFER_MINUTES, message = "A buffer has at most 240 minutes.")
        Integer bufferAfterMinutes,

        @NotNull(message = "Say how it is booked: calendly, internal or both.")
        @Pattern(regexp = "calendly|internal|both", message = "It is booked by calendly, internal or both.")
        String bookingMode,

        @Nullable @Size(max = 500, message = "An event type's URI has at most 500 characters.")
        String calendlyEventType,

        @Nullable @Size(max = 500, message = "A page's address has at most 500 characters.")
        String calendlySchedulingUrl,

        @NotEmpty(message = "Name at least one practitioner.")
        @Size(max = 50, message = "Name at most 50 practitioners.")
        List<
                        @NotNull(message = People.NO_PRACTITIONER)
                        @Pattern(regexp = People.ID, message = People.NO_PRACTITIONER) String>
                practitionerIds,

        @Nullable @Size(max = 5, message = "There are at most 5 reminders.")
        List<
                        @NotNull(message = "A reminder is a number of minutes.")
                        @Min(value = 10, message = "A reminder comes at least 10 minutes before the start.")
                        @Max(
                                value = 20160,
                                message = "A reminder comes at most 20160 minutes, two weeks, before the start.")
                        Integer>
                reminderMinutesBefore,

        @Nullable
        @Min(value = 0, message = "A notice is not negative.")
        @Max(value = 43200, message = "A notice has at most 43200 minutes, 30 days.")
        Integer minimumNoticeMinutes,

        @Nullable
        @Min(value = 1, message = "It can be booked at least 1 day ahead.")
        @Max(value = BookingRules.FURTHEST_HORIZON_DAYS, message = "It can be booked at most 730 days ahead.")
        Integer bookingHorizonDays,

        @Nullable
        @Min(value = 1, message = "A cap is at least 1; leave it out for none.")
        @Max(value = 288, message = "A daily cap is at most 288; leave it out for none.")
        Integer dailyCap,

        @Nullable
        @Min(value = 1, message = "A cap is at least 1; leave it out for none.")
        @Max(value = 2016, message = "A weekly cap is at most 2016; leave it out for none.")
        Integer weeklyCap,

        @Nullable
        @Min(value = 5, message = "Starts are at least 5 minutes apart.")
        @Max(value = 1440, message = "Starts are at most 1440 minutes apart.")
        Integer slotStepMinutes,

        @Nullable
        @Min(value = 0, message = "A window is not negative.")
        @Max(value = 43200, message = "A window has at most 43200 minutes, 30 days.")
        Integer cancelWindowMinutes,

        @Nullable
        @Min(value = 0, message = "A window is not negative.")
        @Max(value = 43200, message = "A window has at most 43200 minutes, 30 days.")
        Integer rescheduleWindowMinutes,

        @Nullable @Valid Location location,
        @Nullable Boolean active) {

    private static final ObjectMapper JSON =
            new ObjectMapper().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);

    /** Where it takes place, as it is written. */
    record Location(
            @NotNull(message = "Say where: video, phone or address.")
            @Pattern(regexp = "video|phone|address", message = "It is video, phone or address.")
            String kind,

            @Nullable @Size(max = 300, message = "A place's text has at most 300 characters.")
            String text) {

        Place toPlace() {
            return new Place(Place.Kind.ofWire(kind), text == null || text.isBlank() ? null : text.strip());
        }
    }

    /** A price as it is written: whole minor units. */
    record Price(
            @NotNull(message = "Give the amount in minor units, such as cents or paise.")
            @PositiveOrZero(message = "An amount is not negative.")
            Long amount,

            @NotNull(message = "Give the currency's ISO 4217 code.")
            String currency) {}

    /** Those whom it names and this offering does not, each once. */
    Set<String> practitionersBeside(Offering stored) {
        Set<String> others = new HashSet<>(practitionerIds);
        others.removeAll(Set.copyOf(stored.practitionerIds()));
        return others;
    }

    /** 422 at each place where one of these is named. */
    void requireNone(Set<String> noPractitioners) {
        List<FieldError> errors = IntStream.range(0, practitionerIds.size())
                .filter(i -> noPractitioners.contains(practitionerIds.get(i)))
                .mapToObj(i -> new FieldError("#/practitionerIds/" + i, People.NO_PRACTITIONER))
                .toList();
        if (!errors.isEmpty()) {
            throw new InvalidRequest(errors).asException();
        }
    }

    /** The same digits for the same offering as it was written; what is not said is not in it. */
    String digest() {
        return RequestKey.digest(JSON.valueToTree(this).toString());
    }

    Offering toOffering(String id) {
        return new Offering(
                id,
                name.strip(),
                description == null ? "" : description.strip(),
                new Timing(durationMinutes, orZero(bufferBeforeMinutes), orZero(bufferAfterMinutes)),
                new Money(price.amount(), price.currency()),
                BookingMode.ofWire(bookingMode),
                calendlyEventType == null ? null : new CalendlyPage(calendlyEventType, calendlySchedulingUrl),
                practitionerIds.stream().distinct().toList(),
                BookingRules.ofGiven(
                        minimumNoticeMinutes,
                        bookingHorizonDays,
                        dailyCap,
                        weeklyCap,
                        slotStepMinutes,
                        cancelWindowMinutes,
                        rescheduleWindowMinutes),
                location == null ? null : location.toPlace(),
                reminders(),
                active == null || active);
    }

    private List<Integer> reminders() {
        return reminderMinutesBefore == null
                ? Offering.USUAL_REMINDERS
                : reminderMinutesBefore.stream()
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList();
    }

    private static int orZero(@Nullable Integer minutes) {
        return minutes == null ? 0 : minutes;
    }
}
