package dev.holdfast.sandbox.calendly.agenda;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** Single-use links: handed out without limit, each good for one booking. */
public final class SchedulingLinks {

    private final Map<String, SchedulingLink> links = new HashMap<>();
    private final Set<String> spent = new HashSet<>();
    private final Supplier<UUID> ids;

    public SchedulingLinks(Supplier<UUID> ids) {
        this.ids = ids;
    }

    public SchedulingLink create(EventType type) {
        var hex = ids.get().toString().replace("-", "");
        var code = hex.substring(0, 4) + "-" + hex.substring(4, 7) + "-" + hex.substring(7, 10);
        if (links.containsKey(code)) {
            return create(type);
        }
        var link = new SchedulingLink(code, type);
        links.put(code, link);
        return link;
    }

    public Optional<SchedulingLink> find(String code) {
        return Optional.ofNullable(links.get(code));
    }

    public boolean isSpent(SchedulingLink link) {
        return spent.contains(link.code());
    }

    public void spend(SchedulingLink link) {
        spent.add(link.code());
    }
}
