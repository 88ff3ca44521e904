package dev.holdfast.notification.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {

    private static final String HTML = ".html";

    @ParameterizedTest
    @EnumSource
    void hasTheTemplatesThatEnglishHas(Language language) {
        assertThat(files(language)).isEqualTo(files(Language.ENGLISH));
    }

    @Test
    void hasAFolderCalledAsItsTag() throws IOException {
        try (Stream<Path> folders = Files.list(TemplateFiles.FOLDER)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Language.tags());
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysEveryMessageInASubjectATextAndHtml(Language language) {
        SortedSet<String> files = files(language);
        List<String> messages = files.stream()
                .filter(file -> file.endsWith(HTML))
                .map(file -> file.substring(0, file.length() - HTML.length()))
                .toList();

        assertThat(messages).contains("booking-confirmed", "agenda", "verify-email");
        assertThat(files)
                .containsAll(messages.stream()
                        .flatMap(message -> Stream.of(message + ".subject.txt", message + ".txt"))
                        .toList());
    }

    @Test
    void isFoundByItsTagInCapitalsOrNot() {
        assertThat(Language.find("en")).contains(Language.ENGLISH);
        assertThat(Language.find("EN")).contains(Language.ENGLISH);
        assertThat(Language.find("tlh")).isEmpty();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"tlh", "", "en_", "../en"})
    void isTheUsualOneWhereItIsAbsentOrUnknown(@Nullable String tag) {
        assertThat(Language.of(tag)).isEqualTo(Language.ENGLISH);
    }

    private static SortedSet<String> files(Language language) {
        return TemplateFiles.in(TemplateFiles.FOLDER.resolve(language.tag()));
    }
}
