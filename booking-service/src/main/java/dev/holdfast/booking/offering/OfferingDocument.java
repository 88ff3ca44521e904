package dev.holdfast.booking.offering;

import com.mongodb.client.model.Updates;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

/**
 * An offering as it is stored: flat, so that the fields under an index are easy to name.
 *
 * @param minimumNoticeMinutes absent, like the other rules, on those that were written before there were rules: the usual ones
 * @param dailyCap absent for any number, and so is {@code weeklyCap}
 * @param request the request that made it, so that its repetition is recognised; absent on those of before there were keys
 * @param reminderMinutesBefore absent on those that were written before there were reminders: the usual ones
 */
@RegisterForReflection
public record OfferingDocument(
        @BsonId String id,
        String name,
        String description,
        int durationMinutes,
        int bufferBeforeMinutes,
        int bufferAfterMinutes,
        Money price,
        BookingMode bookingMode,
        @Nullable String calendlyEventType,
        @Nullable String calendlySchedulingUrl,
        List<String> practitionerIds,
        @Nullable Integer minimumNoticeMinutes,
        @Nullable Integer bookingHorizonDays,
        @Nullable Integer dailyCap,
        @Nullable Integer weeklyCap,
        @Nullable Integer slotStepMinutes,
        @Nullable Integer cancelWindowMinutes,
        @Nullable Integer rescheduleWindowMinutes,
        @Nullable Place location,
        @Nullable List<Integer> reminderMinutesBefore,
        boolean active,
        @Nullable String request,
        Instant createdAt,
        Instant updatedAt) {

    static OfferingDocument of(Offering offering, @Nullable String request, Instant now) {
        CalendlyPage calendly = offering.calendly();
        Timing timing = offering.timing();
        BookingRules rules = offering.rules();
        return new OfferingDocument(
                offering.id(),
                offering.name(),
                offering.description(),
                timing.durationMinutes(),
                timing.bufferBeforeMinutes(),
                timing.bufferAfterMinutes(),
                offering.price(),
                offering.mode(),
                calendly == null ? null : calendly.eventType(),
                calendly == null ? null : calendly.schedulingUrl(),
                offering.practitionerIds(),
                rules.minimumNoticeMinutes(),
                rules.horizonDays(),
                rules.dailyCap(),
                rules.weeklyCap(),
                rules.slotStepMinutes(),
                rules.cancelWindowMinutes(),
                rules.rescheduleWindowMinutes(),
                offering.place(),
                offering.reminderMinutesBefore(),
                offering.active(),
                request,
                now,
                now);
    }

    Offering toOffering() {
        return new Offering(
                id,
                name,
                description,
                new Timing(durationMinutes, bufferBeforeMinutes, bufferAfterMinutes),
                price,
                bookingMode,
                calendlyEventType == null ? null : new CalendlyPage(calendlyEventType, calendlySchedulingUrl),
                practitionerIds,
                BookingRules.ofGiven(
                        minimumNoticeMinutes,
                        bookingHorizonDays,
                        dailyCap,
                        weeklyCap,
                        slotStepMinutes,
                        cancelWindowMinutes,
                        rescheduleWindowMinutes),
                location,
                reminderMinutesBefore == null ? Offering.USUAL_REMINDERS : reminderMinutesBefore,
                active);
    }

    /** Makes a stored offering equal to this one, except for its id and its birth. */
    Bson asReplacement() {
        return Updates.combine(
                Updates.set("name", name),
                Updates.set("description", description),
                Updates.set("durationMinutes", durationMinutes),
                Updates.set("bufferBeforeMinutes", bufferBeforeMinutes),
                Updates.set("bufferAfterMinutes", bufferAfterMinutes),
                Updates.set("price", price),
                Updates.set("bookingMode", bookingMode.name()),
                setOrUnset("calendlyEventType", calendlyEventType),
                setOrUnset("calendlySchedulingUrl", calendlySchedulingUrl),
                Updates.set("practitionerIds", practitionerIds),
                Updates.set("minimumNoticeMinutes", minimumNoticeMinutes),
                Updates.set("bookingHorizonDays", bookingHorizonDays),
                setOrUnset("dailyCap", dailyCap),
                setOrUnset("weeklyCap", weeklyCap),
                Updates.set("slotStepMinutes", slotStepMinutes),
                Updates.set("cancelWindowMinutes", cancelWindowMinutes),
                Updates.set("rescheduleWindowMinutes", rescheduleWindowMinutes),
                setOrUnset("location", location),
                Updates.set("reminderMinutesBefore", reminderMinutesBefore),
                Updates.set("active", active),
                Updates.set("updatedAt", updatedAt));
    }

    private static Bson setOrUnset(String field, @Nullable Object value) {
        return value == null ? Updates.unset(field) : Updates.set(field, value);
    }
}
