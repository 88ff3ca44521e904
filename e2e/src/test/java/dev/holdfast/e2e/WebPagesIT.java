package dev.holdfast.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.e2e.driver.Answer;
import dev.holdfast.e2e.driver.Http;
import dev.holdfast.e2e.driver.Stack;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnRunningStack
@Order(70)
class WebPagesIT {
    /** The one module that stores something; {@code once.test.js} shows that no request can be read in it. */
    private static final String STORES_KEYS = "/js/unanswered.js";

    private static final Pattern NAMED = Pattern.compile("\\b(?:src|href)=\"([^\"#]+)");
    private static final Pattern MODULE = Pattern.compile("<script type=\"module\" src=\"([^\"]+)\"></script>");
    private static final Pattern IMPORT = Pattern.compile("from '(\\./[^']+)'");
    private static final Pattern CALLED = Pattern.compile("[`'](/api/[a-z/-]*)");
    private static final Pattern PUBLISHED = Pattern.compile("(?m)^ {2}(/api/[^:]+):");
    private static final Pattern BY_ID = Pattern.compile("\\b(?:byId|copyOf)\\('([^']+)'\\)");
    private static final Pattern INLINE = Pattern.compile(
            "<script(?![^>]*\\bsrc=)|<style|\\sstyle=|\\son[a-z]+=|javascript:", Pattern.CASE_INSENSITIVE);

    private final Http http;

    WebPagesIT(Stack stack) {
        this.http = stack.edge().http();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sign-up",
                "/verify-email?token=abc",
                "/sign-in",
                "/forgot-password",
                "/reset-password?token=abc",
                "/accept-invitation?token=abc",
                "/sessions",
                "/reminders",
                "/practice",
                "/offerings",
                "/book?offering=of_none",
                "/bookings",
                "/day"
            })
    void everyPageIsWholeAndKeepsThePolicy(String path) {
        Answer page = page(path);

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
        keepsThePolicy(page);
        NAMED.matcher(page.body()).results().map(found -> found.group(1)).forEach(this::exists);
        modulesFitThePage(page.body());
    }

    @Test
    void whatTheModulesCallIsPublished() throws IOException {
        Path root = Path.of(System.getProperty("holdfast.root"));
        Set<String> published = found(PUBLISHED, root.resolve("contracts"), ".openapi.yaml");

        Set<String> called = found(CALLED, root.resolve("web/js"), ".js");

        assertThat(called).contains("/api/availability", "/api/bookings", "/api/agenda");
        assertThat(called).allMatch(path -> published.stream().anyMatch(other -> other.startsWith(path)));
    }

    @Test
    void anUnknownPageSaysSo() {
        Answer page = page("/no-such-page");

        assertThat(page.status()).isEqualTo(404);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        keepsThePolicy(page);
    }

    @Test
    void filesOutsideOfTheFolderDoNotExist() {
        assertThat(Stream.of("/.git/config", "/js/", "/js", "/pom.xml")
                        .map(path -> page(path).status()))
                .containsOnly(404);
    }

    /** Everything of a pattern that is found in the files of a folder. */
    private static Set<String> found(Pattern pattern, Path folder, String end) throws IOException {
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> each.toString().endsWith(end)).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> all.add(match.group(1)));
            }
        }
        return all;
    }

    private void keepsThePolicy(Answer page) {
        List<String> policy = List.of(page.header("Content-Security-Policy").split("; *", -1));
        assertThat(policy).anyMatch(rule -> rule.matches("(script-src|default-src) 'self'"));
        assertThat(policy).noneMatch(rule -> rule.contains("unsafe-") || rule.contains("*") || rule.contains("data:"));
        assertThat(policy).contains("frame-ancestors 'none'");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(INLINE.matcher(page.body()).find()).isFalse();
    }

    private void exists(String target) {
        assertThat(target).as("nothing from elsewhere").startsWith("/").doesNotStartWith("//");
        Answer answer = page(target);
        assertThat(answer.status()).as(target).isEqualTo(200);
        assertThat(answer.header("Content-Type")).as(target).startsWith(typeOf(target));
    }

    private void modulesFitThePage(String html) {
        Matcher module = MODULE.matcher(html);
        assertThat(module.find()).isTrue();
        for (String path : reachable(module.group(1), new HashSet<>())) {
            String script = page(path).body();
            Set<String> ids =
                    BY_ID.matcher(script).results().map(found -> found.group(1)).collect(Collectors.toSet());
            assertThat(ids).as(path).allMatch(id -> html.contains("id=\"" + id + "\""));
            assertThat(script).as(path).doesNotContain("innerHTML", "eval(", "localStorage", "http://");
            assertThat(script.contains("sessionStorage"))
                    .as("whether %s stores anything", path)
                    .isEqualTo(path.equals(STORES_KEYS));
        }
    }

    private Set<String> reachable(String path, Set<String> seen) {
        if (seen.add(path)) {
            exists(path);
            IMPORT.matcher(page(path).body())
                    .results()
                    .map(found -> URI.create(path).resolve(found.group(1)).toString())
                    .forEach(next -> reachable(next, seen));
        }
        return seen;
    }

    private Answer page(String path) {
        return http.get(path, "Accept", "text/html,*/*;q=0.8");
    }

    private static String typeOf(String path) {
        return path.endsWith(".js")
                ? "text/javascript"
                : path.endsWith(".css") ? "text/css" : path.endsWith(".svg") ? "image/svg+xml" : "text/html";
    }
}
