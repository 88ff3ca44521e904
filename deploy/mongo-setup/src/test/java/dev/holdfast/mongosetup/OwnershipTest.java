package dev.holdfast.mongosetup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The roles fit what the services do and what the architecture says. */
class OwnershipTest {

    /** How a collection is named in the code of a service. */
    private static final Pattern NAMED = Pattern.compile("(?:documents\\(\\s*|COLLECTION\\s*=\\s*)\"([a-z_]+)\"");

    private static final Pattern OWNED = Pattern.compile("`([a-z_]+)`");

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void aServiceMayTouchEveryCollectionThatItsCodeNames(ServiceUser user) throws IOException {
        Set<String> named = new TreeSet<>();
        Path sources = ComposeFile.ROOT.resolve(user.service()).resolve("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> named.addAll(matches(NAMED, ComposeFile.text(file))));
        }

        assertThat(user.owned()).containsAll(named);
    }

    @ParameterizedTest
    @EnumSource(ServiceUser.class)
    void aServiceOwnsWhatTheArchitectureSays(ServiceUser user) {
        String page = ComposeFile.text(ComposeFile.ROOT.resolve("docs/architecture.md"));
        String row = page.lines()
                .filter(line -> line.matches("\\| `" + user.service() + "` \\| \\d+ \\|.*"))
                .findFirst()
                .orElseThrow();

        assertThat(user.owned()).containsAll(matches(OWNED, row.split("\\|", -1)[3]));
    }

    @Test
    void noCollectionHasTwoOwners() {
        Set<String> seen = new HashSet<>();
        for (ServiceUser user : ServiceUser.values()) {
            assertThat(user.owned()).allMatch(seen::add);
        }
    }

    private static Set<String> matches(Pattern pattern, String text) {
        Set<String> found = new TreeSet<>();
        pattern.matcher(text).results().forEach(match -> found.add(match.group(1)));
        return found;
    }
}
