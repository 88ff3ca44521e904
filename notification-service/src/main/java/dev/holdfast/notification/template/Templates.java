package dev.holdfast.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import jakarta.inject.Singleton;
import java.util.Map;

/** The wording of messages: for each name one template in plain text and one in HTML, which say the same. */
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
     * @param values everything the templates mention; a missing one is a bug and fails
     */
    public Wording render(String name, Map<String, ?> values) {
        return new Wording(rendered(name + ".txt", values), rendered(name + ".html", values));
    }

    private String rendered(String file, Map<String, ?> values) {
        Template template = engine.getTemplate(file);
        if (template == null) {
            throw new IllegalStateException("There is no template " + file);
        }
        TemplateInstance instance = template.instance();
        values.forEach(instance::data);
        return instance.render();
    }

    /**
     * What a message says.
     *
     * @param text plain
     * @param html with every value escaped
     */
    public record Wording(String text, String html) {}
}
