package dev.holdfast.notification.template;

import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A language that messages can be in. Each has a folder of templates that is called as its tag and holds whatever English has; another
 * language is that folder and a constant here.
 */
public enum Language {
    ENGLISH("en", "EEEE, d MMMM uuuu", "HH:mm");

    /** What those are written to in who chose nothing else, or something that is not there any more. */
    public static final Language USUAL = ENGLISH;

    private final String tag;
    private final DateTimeFormatter day;
    private final DateTimeFormatter time;
    private final DateTimeFormatter zone;

    /**
     * A language.
     *
     * @param tag BCP 47
     * @param day how a date is written, as a pattern
     * @param time how a time of day is written, as a pattern
     */
    Language(String tag, String day, String time) {
        Locale locale = Locale.forLanguageTag(tag);
        this.tag = tag;
        this.day = DateTimeFormatter.ofPattern(day, locale);
        this.time = DateTimeFormatter.ofPattern(time, locale);
        this.zone = DateTimeFormatter.ofPattern("zzzz", locale);
    }

    /** The tag of each, in order. */
    public static List<String> tags() {
        return Arrays.stream(values()).map(Language::tag).toList();
    }

    /** The language of this tag, in capitals or not; there may be none. */
    public static Optional<Language> find(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag.equalsIgnoreCase(tag))
                .findFirst();
    }

    /** The language of this tag, or {@link #USUAL} where it is absent or unknown. */
    public static Language of(@Nullable String tag) {
        return tag == null ? USUAL : find(tag).orElse(USUAL);
    }

    /** Its BCP 47 tag, such as {@code en}. */
    public String tag() {
        return tag;
    }

    DateTimeFormatter day() {
        return day;
    }

    DateTimeFormatter time() {
        return time;
    }

    /** What a time zone is called. */
    DateTimeFormatter zone() {
        return zone;
    }
}
