package dev.holdfast.localstack.edge;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.concurrent.TimeoutException;

/** Turns whatever goes wrong between the edge and a service into a problem. */
final class Failures implements ProxyInterceptor {

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        return context.sendRequest().recover(failure -> Future.succeededFuture(answer(context, failure)));
    }

    private static EdgeProblem problemOf(Throwable failure) {
        return switch (failure) {
            case BoundedBody.TooLarge tooLarge -> EdgeProblem.BODY_TOO_LARGE;
            case TimeoutException late -> EdgeProblem.BODY_INCOMPLETE;
            default -> EdgeProblem.SERVICE_UNREACHABLE;
        };
    }

    private static ProxyResponse answer(ProxyContext context, Throwable failure) {
        EdgeProblem problem = problemOf(failure);
        HttpServerRequest request = context.request().proxiedRequest();
        Buffer body = problem.tell(request.method(), request.path(), failure);
        ProxyResponse response = context.request().release().response();
        Answers.secure(response.headers());
        response.setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, EdgeProblem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .setBody(Body.body(body));
        if (problem == EdgeProblem.SERVICE_UNREACHABLE) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(EdgeProblem.RETRY_AFTER_SECONDS));
        } else {
            response.putHeader(HttpHeaders.CONNECTION, "close");
        }
        return response;
    }
}
