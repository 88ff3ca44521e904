package dev.holdfast.bench.bare;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;

/**
 * Copies of one document that differ where two of its kind would: the id in everything that speaks of it, the times, and the
 * numbers that no two may share.
 */
final class Copies {

    /** As long as a SHA-256, of which ids are made; the longest of those that are copied. */
    private static final int ID_BYTES = 32;

    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final Document template;
    private final String templateId;
    private final long begun;
    private final Clock clock;
    private final AtomicInteger made = new AtomicInteger();

    Copies(Document template, Clock clock) {
        this.template = template;
        this.templateId = template.getString("_id");
        this.clock = clock;
        this.begun = clock.millis();
    }

    Document next() {
        byte[] random = new byte[ID_BYTES];
        ThreadLocalRandom.current().nextBytes(random);
        String text = TEXT.encodeToString(random);
        String id = text.substring(0, Math.min(text.length(), templateId.length()));
        return copy(template, new Change(id, Duration.ofMillis(clock.millis() - begun), made.incrementAndGet()));
    }

    /** What this copy has for itself. */
    private record Change(String id, Duration later, int number) {}

    private Document copy(Document document, Change change) {
        var copy = new Document();
        document.forEach((name, value) -> copy.append(name, copy(value, change)));
        return copy;
    }

    private Object copy(Object value, Change change) {
        return switch (value) {
            case Document document -> copy(document, change);
            case List<?> list -> copy(list, change);
            case String text -> text.replace(templateId, change.id());
            case Date time -> time.toInstant().plus(change.later());
            default -> value;
        };
    }

    /** Numbers in a row move on by the whole row. */
    private List<Object> copy(List<?> list, Change change) {
        List<Object> copies = new ArrayList<>();
        for (Object each : list) {
            copies.add(each instanceof Integer number ? number + change.number() * list.size() : copy(each, change));
        }
        return copies;
    }
}
