package dev.holdfast.localstack.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Serves the files of one folder: {@code /} is {@code index.html}, {@code /sign-up} is {@code sign-up.html}. Dot files
 * and everything outside of the folder do not exist.
 */
final class WebPages {

    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);
    private static final String NOT_FOUND_PAGE = "404.html";

    private final Path folder;

    WebPages(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Answers a request whose target passed {@link PathRules}. */
    void handle(HttpServerRequest request) {
        if (!READS.contains(request.method())) {
            request.response().putHeader(HttpHeaders.ALLOW, "GET, HEAD");
            Answers.problem(request, EdgeProblem.METHOD_NOT_ALLOWED);
            return;
        }
        find(request.path()).ifPresentOrElse(file -> send(request, file, 200), () -> notFound(request));
    }

    Optional<Path> find(String encodedPath) {
        String path = URLDecoder.decode(encodedPath.replace("+", "%2B"), StandardCharsets.UTF_8);
        if (path.contains("/.") || path.contains("//")) {
            return Optional.empty();
        }
        Path file = folder.resolve(path.substring(1)).normalize();
        return Stream.of(file, file.resolveSibling(file.getFileName() + ".html"), file.resolve("index.html"))
                .filter(candidate -> candidate.startsWith(folder))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    private void notFound(HttpServerRequest request) {
        String accept = request.getHeader(HttpHeaders.ACCEPT);
        Path page = folder.resolve(NOT_FOUND_PAGE);
        if (accept != null && accept.contains("text/html") && Files.isRegularFile(page)) {
            send(request, page, 404);
        } else {
            Answers.problem(request, EdgeProblem.NOT_FOUND);
        }
    }

    private static void send(HttpServerRequest request, Path file, int status) {
        HttpServerResponse response = request.response();
        Answers.secure(response.headers());
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of(file.toString()))
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
        response.sendFile(file.toString());
    }
}
