package dev.holdfast.sandbox;

import dev.holdfast.sandbox.mail.MailSandbox;
import dev.holdfast.sandbox.web.BadRequest;
import dev.holdfast.sandbox.web.Html;
import dev.holdfast.sandbox.web.Json;
import dev.holdfast.sandbox.web.Page;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A running sandbox: one HTTP server, one SMTP server, one event loop. */
public final class Sandbox {

    private static final Logger LOGGER = System.getLogger(Sandbox.class.getName());
    private static final long LARGEST_BODY = 1 << 20;
    /** Far more than a start takes on a machine with nothing else to do. */
    private static final Duration START_LIMIT = Duration.ofSeconds(40);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Vertx vertx;
    private final MailSandbox mail;
    private final HttpServer server;
    private final String url;

    private Sandbox(Vertx vertx, MailSandbox mail, HttpServer server, String url) {
        this.vertx = vertx;
        this.mail = mail;
        this.server = server;
        this.url = url;
    }

    /** Runs until the process is told to end. */
    public static void main(String[] arguments) {
        // GreenMail logs whole conversations, addresses included: without a logging backend it is silent.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        // Newer JDKs warn about every program in which Netty uses Unsafe, and nothing here needs that speed.
        System.setProperty("io.netty.noUnsafe", "true");
        try {
            var options = SandboxOptions.parse(arguments, System.getenv());
            var sandbox = joined(start(options, Clock.systemUTC()), START_LIMIT);
            Runtime.getRuntime().addShutdownHook(new Thread(sandbox::stop, "sandbox-stop"));
            System.out.println("sandbox ready: " + sandbox.url() + ", SMTP on port " + sandbox.smtpPort());
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + System.lineSeparator() + SandboxOptions.USAGE);
            System.exit(2);
        } catch (IllegalStateException e) {
            System.err.println("the sandbox cannot start: " + e.getMessage());
            System.exit(1);
        }
    }

    /** Starts a sandbox; ready when the future is done. */
    static Future<Sandbox> start(SandboxOptions options, Clock clock) {
        var vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(2)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        var mail = new MailSandbox(options.host(), options.smtpPort(), clock, UUID::randomUUID);
        var door = new Door();
        var server = vertx.createHttpServer(
                        new HttpServerOptions().setHost(options.host()).setPort(options.port()))
                .requestHandler(door);
        return vertx.executeBlocking(() -> {
                    mail.open();
                    return mail;
                })
                .compose(opened -> server.listen())
                .map(listening -> {
                    var url = urlOf(options, listening);
                    door.router = routerOf(vertx, clock, options, mail, url);
                    return new Sandbox(vertx, mail, listening, url);
                })
                .onFailure(failure -> {
                    mail.close();
                    vertx.close();
                });
    }

    String url() {
        return url;
    }

    int port() {
        return server.actualPort();
    }

    int smtpPort() {
        return mail.port();
    }

    /** Closes both doors and waits for that. */
    void stop() {
        mail.close();
        joined(vertx.close(), STOP_LIMIT);
    }

    private static Router routerOf(Vertx vertx, Clock clock, SandboxOptions options, MailSandbox mail, String url) {
        var router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.get("/q/health/ready").handler(context -> Json.send(context, 200, Map.of("status", "UP")));
        router.get("/").handler(Sandbox::index);
        Page.addAssets(router);
        mail.addTo(router, vertx);
        new CalendlySandbox(vertx, clock, UUID::randomUUID, options, url).addTo(router, vertx);
        router.route().failureHandler(Sandbox::fail);
        return router;
    }

    private static void index(RoutingContext context) {
        Page.send(context, 200, "The outside world", Html.of("""
                <p>Stand-ins for what Holdfast talks to, on this machine only.</p>
                <ul>
                <li><a href="/calendly/book">Calendly</a></li>
                <li><a href="/mail">Inbox</a></li>
                </ul>
                """));
    }

    private static void fail(RoutingContext context) {
        if (context.failure() instanceof BadRequest refusal) {
            Json.send(context, 400, Map.of("error", String.valueOf(refusal.getMessage())));
            return;
        }
        if (context.statusCode() >= 500) {
            LOGGER.log(Level.ERROR, "a request failed unexpectedly", context.failure());
        }
        Page.sendNotice(context, context.statusCode(), "That did not work", "The sandbox cannot answer this request.");
    }

    private static String urlOf(SandboxOptions options, HttpServer server) {
        var given = options.publicUrl();
        return given == null ? "http://localhost:" + server.actualPort() : given.replaceAll("/+$", "");
    }

    private static <T> T joined(Future<T> future, Duration limit) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException(String.valueOf(e.getCause()), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("it took too long", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Answers 503 until the router is there, which needs the port to be known. */
    private static final class Door implements Handler<HttpServerRequest> {

        private volatile @Nullable Router router;

        @Override
        public void handle(HttpServerRequest request) {
            var ready = router;
            if (ready == null) {
                request.response().setStatusCode(503).end();
            } else {
                ready.handle(request);
            }
        }
    }
}
