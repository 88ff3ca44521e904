package dev.holdfast.booking.calendly.reconciler;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.booking.calendly.api.CalendlyClient;
import dev.holdfast.booking.calendly.api.CalendlyList;
import dev.holdfast.booking.calendly.api.CalendlyUser;
import dev.holdfast.booking.calendly.intake.KnownInvitee;
import dev.holdfast.booking.calendly.intake.MissedIntake;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads Calendly's books and notes what is missing in ours; changes nothing. */
@ApplicationScoped
class Surveyor {

    private static final String NO_EVENT = "";

    private final CalendlyClient calendly;
    private final MissedIntake intake;
    private final ReconcilerConfig config;

    Surveyor(CalendlyClient calendly, MissedIntake intake, ReconcilerConfig config) {
        this.calendly = calendly;
        this.intake = intake;
        this.config = config;
    }

    /** Surveys a window as far as calls go. Fails when Calendly does not answer well; being told to wait is no failure. */
    Uni<Survey> survey(CalendlyUser user, Window window) {
        Survey survey = new Survey(config.calls());
        return page(new Bookmark(user, window, window.from(), null), survey).replaceWith(survey);
    }

    private Uni<Void> page(Bookmark bookmark, Survey survey) {
        if (!survey.mayCall(bookmark.start())) {
            return Uni.createFrom().voidItem();
        }
        Uni<CalendlyList> asked = calendly.scheduledEvents(
                bookmark.user(), bookmark.window().from(), bookmark.window().to(), bookmark.pageToken());
        return answered(asked, bookmark.start(), survey)
                .call(list -> compare(list.collection(), survey))
                .chain(list -> turnPage(bookmark, list, survey));
    }

    private Uni<Void> turnPage(Bookmark bookmark, CalendlyList list, Survey survey) {
        String next = list.nextPageToken();
        return next == null || list.collection().isEmpty()
                ? Uni.createFrom().voidItem()
                : page(bookmark.at(startOf(list.collection().getLast()), next), survey);
    }

    private Uni<Void> compare(List<JsonNode> events, Survey survey) {
        return intake.knownOfEvents(events.stream().map(Surveyor::uriOf).toList())
                .map(Surveyor::byEvent)
                .chain(known -> lookAtEach(unsettled(events, known), survey));
    }

    private static List<JsonNode> unsettled(List<JsonNode> events, Map<String, List<KnownInvitee>> known) {
        return events.stream()
                .filter(event -> !Differences.isSettled(event, known.getOrDefault(uriOf(event), List.of())))
                .toList();
    }

    private Uni<Void> lookAtEach(List<JsonNode> events, Survey survey) {
        return Multi.createFrom()
                .iterable(events)
                .onItem()
                .transformToUniAndConcatenate(event -> lookAt(event, survey))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> lookAt(JsonNode event, Survey survey) {
        Instant start = startOf(event);
        if (!survey.mayCall(start)) {
            return Uni.createFrom().voidItem();
        }
        return answered(calendly.invitees(uriOf(event)), start, survey)
                .chain(list -> missing(event, list.collection()))
                .invoke(survey::add)
                .replaceWithVoid();
    }

    private Uni<List<MissedMessage>> missing(JsonNode event, List<JsonNode> invitees) {
        return intake.known(invitees.stream().map(Surveyor::uriOf).toList())
                .map(known -> missing(event, invitees, known));
    }

    private static List<MissedMessage> missing(JsonNode event, List<JsonNode> invitees, List<KnownInvitee> known) {
        Map<String, KnownInvitee> byUri =
                known.stream().collect(Collectors.toMap(KnownInvitee::uri, Function.identity()));
        return invitees.stream()
                .flatMap(one -> Differences.missing(event, one, byUri.get(uriOf(one))).stream())
                .toList();
    }

    /** Being told to wait ends the survey with what there is. */
    private static Uni<CalendlyList> answered(Uni<CalendlyList> call, Instant start, Survey survey) {
        return call.onFailure(CalendlyClient::isThrottled).recoverWithItem(failure -> {
            survey.throttled(start, CalendlyClient.pauseOf(failure));
            return CalendlyList.EMPTY;
        });
    }

    private static Map<String, List<KnownInvitee>> byEvent(List<KnownInvitee> known) {
        return known.stream()
                .collect(Collectors.groupingBy(one -> one.scheduledEvent() == null ? NO_EVENT : one.scheduledEvent()));
    }

    private static String uriOf(JsonNode resource) {
        return resource.path("uri").asText();
    }

    private static Instant startOf(JsonNode event) {
        return Differences.instant(event, "start_time");
    }

    /**
     * Where in Calendly's list we are.
     *
     * @param start when the last event that was seen starts
     */
    private record Bookmark(
            CalendlyUser user,
            Window window,
            Instant start,
            @Nullable String pageToken) {

        Bookmark at(Instant lastStart, String next) {
            return new Bookmark(user, window, lastStart, next);
        }
    }
}
