package dev.holdfast.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;

/**
 * The wording of messages: in each language, for each name, one template of the subject, one in plain text and one in HTML; the last
 * two say the same.
 */
@Singleton
public class Templates {

    private final Engine engine;

    public Templates(Engine engine) {
        this.engine = engine;
    }

    /**
     * One message in both forms.
     *
     * @param name such as {@code booking-confirmed}
     * @param values everything the templates mention, save {@code subject}, which texts may repeat; a missing one is a bug and fails
     */
    public Wording render(Language language, String name, Map<String, ?> values) {
        String subject = phrase(language, name + ".subject", values);
        var mentioned = new HashMap<String, Object>(values);
        mentioned.put("subject", subject);
        return new Wording(
                subject, rendered(language, name + ".txt", mentioned), rendered(language, name + ".html", mentioned));
    }

    /** A few words on one line. */
    public String phrase(Language language, String name, Map<String, ?> values) {
        return OneLine.of(rendered(language, name + ".txt", values));
    }

    /** Times in this language. */
    public ReadableTime time(Language language) {
        return new ReadableTime(this, language);
    }

    private String rendered(Language language, String file, Map<String, ?> values) {
        String path = language.tag() + "/" + file;
        Template template = engine.getTemplate(path);
        if (template == null) {
            throw new IllegalStateException("There is no template " + path);
        }
        TemplateInstance instance = template.instance();
        values.forEach(instance::data);
        return instance.render();
    }

    /**
     * What a message says.
     *
     * @param subject one line
     * @param text plain
     * @param html with every value escaped
     */
    public record Wording(String subject, String text, String html) {}
}
