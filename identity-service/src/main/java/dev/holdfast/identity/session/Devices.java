package dev.holdfast.identity.session;

import java.util.List;
import java.util.Locale;

/** Says in a few words what kind of device a {@code User-Agent} names: words of ours only, so that nothing it carries is kept. */
final class Devices {

    static final String UNKNOWN = "Another program";

    /** Those that call themselves by several names come before those whose names they use. */
    private static final List<Kind> BROWSERS = List.of(
            new Kind("edg", "Edge"),
            new Kind("opr/", "Opera"),
            new Kind("samsungbrowser", "Samsung Internet"),
            new Kind("firefox", "Firefox"),
            new Kind("fxios", "Firefox"),
            new Kind("crios", "Chrome"),
            new Kind("chrome", "Chrome"),
            new Kind("safari", "Safari"),
            new Kind("curl", "curl"));

    private static final List<Kind> SYSTEMS = List.of(
            new Kind("iphone", "iPhone"),
            new Kind("ipad", "iPad"),
            new Kind("android", "Android"),
            new Kind("windows", "Windows"),
            new Kind("mac os", "Mac"),
            new Kind("cros", "ChromeOS"),
            new Kind("linux", "Linux"));

    private Devices() {}

    private record Kind(String mark, String name) {}

    static String describe(String userAgent) {
        String text = userAgent.toLowerCase(Locale.ROOT);
        String browser = first(BROWSERS, text);
        String system = first(SYSTEMS, text);
        if (browser.isEmpty()) {
            return system.isEmpty() ? UNKNOWN : UNKNOWN + " on " + system;
        }
        return system.isEmpty() ? browser : browser + " on " + system;
    }

    private static String first(List<Kind> kinds, String text) {
        return kinds.stream()
                .filter(kind -> text.contains(kind.mark()))
                .map(Kind::name)
                .findFirst()
                .orElse("");
    }
}
