package dev.holdfast.kit.service.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Requests that a polite client cannot send. */
final class RawHttp {

    private static final int CHUNK = 8192;

    private RawHttp() {}

    /** Posts a JSON body with a name of so many characters in chunks; answers the lines of the response. */
    static List<String> postChunked(int port, String path, int characters) throws IOException {
        byte[] body = ("{\"name\":\"" + "x".repeat(characters) + "\",\"size\":1}").getBytes(StandardCharsets.US_ASCII);
        try (var socket = new Socket("localhost", port)) {
            socket.setSoTimeout(5000);
            send(socket.getOutputStream(), path, body);
            return lines(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)));
        }
    }

    private static void send(OutputStream out, String path, byte[] body) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n";
        try {
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            for (int at = 0; at < body.length; at += CHUNK) {
                int length = Math.min(CHUNK, body.length - at);
                out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.write(body, at, length);
                out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (SocketException e) {
            // the server has answered and closed: what it said can still be read
        }
    }

    private static List<String> lines(BufferedReader reader) throws IOException {
        var lines = new ArrayList<String>();
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (SocketException e) {
            // closed without good-bye
        }
        return lines;
    }
}
