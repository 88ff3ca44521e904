package dev.holdfast.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;

/** What happens to a request on its way to a service, and to the answer on its way back. */
final class Forwarding implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest original = request.proxiedRequest();
        vouchForCaller(request.headers(), original);
        if (!hasBody(original)) {
            return context.sendRequest();
        }
        return BoundedBody.read(original).compose(body -> {
            request.headers().remove(HttpHeaders.EXPECT).remove(HttpHeaders.TRANSFER_ENCODING);
            request.setBody(Body.body(body));
            return context.sendRequest();
        });
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        Answers.secure(context.response().headers());
        return context.sendResponse();
    }

    private static boolean hasBody(HttpServerRequest request) {
        return request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static void vouchForCaller(MultiMap headers, HttpServerRequest original) {
        headers.remove("Forwarded");
        headers.remove("X-Real-IP");
        headers.set("X-Forwarded-For", original.remoteAddress().hostAddress());
        headers.set("X-Forwarded-Proto", "http");
        String host = original.getHeader(HttpHeaders.HOST);
        if (host == null) {
            headers.remove("X-Forwarded-Host");
        } else {
            headers.set("X-Forwarded-Host", host);
        }
    }
}
