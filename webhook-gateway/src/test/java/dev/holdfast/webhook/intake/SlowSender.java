package dev.holdfast.webhook.intake;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.holdfast.webhook.Gateway;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A delivery over a bad line: half of the body, a long pause, the other half. */
final class SlowSender {

    private SlowSender() {}

    /**
     * Delivers a signed body.
     *
     * @param announced by its length, or else in chunks
     * @return the whole response, as soon as the other side has ended it
     */
    static String send(URI base, byte[] body, boolean announced, Duration pause) {
        int half = body.length / 2;
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            OutputStream out = socket.getOutputStream();
            write(out, head(body, announced));
            write(out, piece(body, 0, half, announced));
            var rest = CompletableFuture.runAsync(
                    () -> {
                        write(out, piece(body, half, body.length, announced));
                        write(out, announced ? new byte[0] : "0\r\n\r\n".getBytes(US_ASCII));
                    },
                    CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            rest.cancel(false);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(byte[] body, boolean announced) {
        return ("POST /webhooks/calendly HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                        + (announced ? "Content-Length: " + body.length : "Transfer-Encoding: chunked")
                        + "\r\nCalendly-Webhook-Signature: " + Gateway.signedNow(body) + "\r\n\r\n")
                .getBytes(US_ASCII);
    }

    private static byte[] piece(byte[] body, int from, int to, boolean announced) {
        String text = new String(body, from, to - from, UTF_8);
        String framed = announced ? text : Integer.toHexString(to - from) + "\r\n" + text + "\r\n";
        return framed.getBytes(UTF_8);
    }

    private static void write(OutputStream out, byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException gone) {
            // the other side may have hung up by now; what it said is read elsewhere
        }
    }
}
