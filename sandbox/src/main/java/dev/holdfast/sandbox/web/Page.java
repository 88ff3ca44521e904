package dev.holdfast.sandbox.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The frame around everything a person sees, with the headers that keep a page from doing more than it should. */
public final class Page {

    private static final String POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; frame-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String FRAME = """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{}</title>
            <link rel="stylesheet" href="/sandbox.css">
            </head>
            <body>
            <header><a href="/">Holdfast sandbox</a></header>
            <main>
            <h1>{}</h1>
            {}
            </main>
            </body>
            </html>
            """;

    private Page() {}

    /** Serves the style sheet and the script that the pages refer to. */
    public static void addAssets(Router router) {
        addAsset(router, "/sandbox.css", "text/css; charset=utf-8");
        addAsset(router, "/zone.js", "text/javascript; charset=utf-8");
    }

    public static void send(RoutingContext context, int status, String title, Html body) {
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "text/html; charset=utf-8")
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Cache-Control", "no-store")
                .end(Html.of(FRAME, title, title, body).markup());
    }

    /** A page that only says something, such as why a link no longer works. */
    public static void sendNotice(RoutingContext context, int status, String title, String sentence) {
        send(context, status, title, Html.of("<p class=\"notice\" role=\"status\">{}</p>", sentence));
    }

    private static void addAsset(Router router, String path, String contentType) {
        var content = read(path.substring(1));
        router.get(path).handler(context -> context.response()
                .putHeader("Content-Type", contentType)
                .end(content));
    }

    private static Buffer read(String name) {
        try (var in = Objects.requireNonNull(Page.class.getResourceAsStream(name), name)) {
            return Buffer.buffer(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
