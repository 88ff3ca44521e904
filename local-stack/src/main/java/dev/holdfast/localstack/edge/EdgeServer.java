package dev.holdfast.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.OriginRequestProvider;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyOptions;
import java.net.URI;
import java.util.Optional;

/** The edge as a server. */
final class EdgeServer {

    private static final String LOOPBACK = "127.0.0.1";
    private static final int CONNECT_TIMEOUT_MILLIS = 1000;
    private static final int SILENCE_LIMIT_SECONDS = 10;

    /** Longer than any answer takes; ends whoever opens connections and says nothing. */
    private static final int CALLER_SILENCE_SECONDS = 30;

    private static final int POOL_SIZE = 128;

    /** Half of the silence that ends a connection, so that none is taken from the pool at the moment it ends. */
    private static final int KEEP_ALIVE_SECONDS = SILENCE_LIMIT_SECONDS / 2;

    private final EdgeConfig config;
    private final WebPages pages;
    private final HttpProxy proxy;
    private final HttpServer server;

    private EdgeServer(Vertx vertx, EdgeConfig config) {
        this.config = config;
        this.pages = new WebPages(config.web());
        this.proxy = HttpProxy.reverseProxy(
                        new ProxyOptions().setSupportWebSocket(false), vertx.createHttpClient(clientOptions()))
                .origin(OriginRequestProvider.selector(this::addressOf))
                .addInterceptor(new Failures())
                .addInterceptor(new Forwarding());
        this.server = vertx.createHttpServer(serverOptions())
                .requestHandler(this::handle)
                .invalidRequestHandler(EdgeServer::refuse);
    }

    /** Starts an edge; the future tells the port it listens on. */
    static Future<Integer> start(Vertx vertx, EdgeConfig config) {
        return new EdgeServer(vertx, config).server.listen().map(HttpServer::actualPort);
    }

    private void handle(HttpServerRequest request) {
        if (!PathRules.accept(request.uri())) {
            Answers.problem(request, EdgeProblem.PATH_REFUSED);
            return;
        }
        if (Route.of(request.path()).isPresent()) {
            proxy.handle(request);
        } else {
            pages.handle(request);
        }
    }

    private Future<SocketAddress> addressOf(ProxyContext context) {
        Optional<URI> service =
                Route.of(context.request().proxiedRequest().path()).map(config.services()::get);
        return service.map(uri -> Future.succeededFuture(SocketAddress.inetSocketAddress(uri.getPort(), uri.getHost())))
                .orElseGet(() -> Future.failedFuture("no address for this route"));
    }

    private static void refuse(HttpServerRequest request) {
        Throwable cause = request.decoderResult().cause();
        String kind = cause == null ? "" : cause.getClass().getSimpleName();
        Answers.problem(
                request,
                switch (kind) {
                    case "TooLongHttpLineException" -> EdgeProblem.TARGET_TOO_LONG;
                    case "TooLongHttpHeaderException" -> EdgeProblem.HEADERS_TOO_LARGE;
                    default -> EdgeProblem.MALFORMED_REQUEST;
                });
        request.connection().close();
    }

    private HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(config.port())
                .setHttp2ClearTextEnabled(false)
                .setReadIdleTimeout(CALLER_SILENCE_SECONDS);
    }

    private static HttpClientOptions clientOptions() {
        return new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MILLIS)
                .setReadIdleTimeout(SILENCE_LIMIT_SECONDS)
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setMaxPoolSize(POOL_SIZE);
    }
}
