package dev.holdfast.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void escapesWhateverIsNotMarkupAlready() {
        var html = Html.of("<a href=\"{}\">{}</a>", "\"><script>alert('1')</script>", new Html("<b>&amp;</b>"));

        assertThat(html.markup())
                .isEqualTo("<a href=\"&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\"><b>&amp;</b></a>");
    }

    @Test
    void leavesGapsInsideValuesAlone() {
        assertThat(Html.of("{}-{}", "{}", "x").markup()).isEqualTo("{}-x");
    }

    @Test
    void refusesAValueTooManyOrTooFew() {
        assertThatThrownBy(() -> Html.of("{}", "a", "b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Html.of("{} {}", "a")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void joinsPartsInOrder() {
        assertThat(Html.join(Stream.of(new Html("<i>"), new Html("</i>"))).markup())
                .isEqualTo("<i>\n</i>");
    }
}
