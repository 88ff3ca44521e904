package dev.holdfast.notification;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The way to a mail server, on which things go wrong when a test asks for it: each fault spoils one connection. All other
 * connections are passed through to the server behind.
 */
public final class SmtpDoor implements AutoCloseable {

    /** What goes wrong. */
    public sealed interface Fault {

        /** This answer, such as {@code 450 later}, to a command that begins so, such as {@code RCPT}. */
        record Answer(String command, String answer) implements Fault {}

        /** Nothing more is said once a command that begins so has come. */
        record Silence(String command) implements Fault {}

        /** A command that begins so is answered as usual, but only after this has been done. */
        record Meanwhile(String command, Runnable deed) implements Fault {}

        /** The connection breaks where the server should say that it has taken the mail. */
        record BreakAfterData() implements Fault {}
    }

    /** What was said on a connection that was spoilt. */
    public static final class Conversation {

        private final Fault fault;
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final CountDownLatch over = new CountDownLatch(1);

        private Conversation(Fault fault) {
            this.fault = fault;
        }

        /** The commands, once the client has hung up; fails where it does not. */
        public List<String> commands() {
            try {
                if (!over.await(10, TimeUnit.SECONDS)) {
                    throw new AssertionError("nobody hung up after " + heard);
                }
                return heard;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private final ServerSocket listener;
    private final int behind;
    private final ConcurrentLinkedQueue<Conversation> faults = new ConcurrentLinkedQueue<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param port where to listen, 0 for any
     * @param behind the port of the real server
     */
    public SmtpDoor(int port, int behind) {
        try {
            this.listener = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.behind = behind;
        threads.execute(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /** How often somebody came. */
    public int connections() {
        return connections.get();
    }

    public Conversation spoilNext(Fault fault) {
        var conversation = new Conversation(fault);
        faults.add(conversation);
        return conversation;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                open.add(client);
                connections.incrementAndGet();
                Conversation spoilt = faults.poll();
                threads.execute(() -> serve(client, spoilt));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client, @Nullable Conversation spoilt) {
        try (client) {
            if (spoilt == null) {
                pass(client);
            } else {
                converse(client, spoilt);
            }
        } catch (IOException gone) {
            // the other side hung up, as it may
        } finally {
            if (spoilt != null) {
                spoilt.over.countDown();
            }
        }
    }

    private void pass(Socket client) throws IOException {
        try (Socket server = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            threads.execute(() -> {
                try {
                    client.getInputStream().transferTo(server.getOutputStream());
                    server.shutdownOutput();
                } catch (IOException gone) {
                    // as above
                }
            });
            server.getInputStream().transferTo(client.getOutputStream());
        }
    }

    private static void converse(Socket client, Conversation spoilt) throws IOException {
        Fault fault = spoilt.fault;
        var in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
        OutputStream out = client.getOutputStream();
        say(out, "220 door");
        boolean data = false;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (data && !line.equals(".")) {
                continue;
            }
            spoilt.heard.add(line);
            if (fault instanceof Fault.Meanwhile(var at, var deed) && line.startsWith(at)) {
                deed.run();
            }
            if (fault instanceof Fault.BreakAfterData && data) {
                return;
            }
            if (fault instanceof Fault.Silence(var at) && line.startsWith(at)) {
                client.getInputStream().transferTo(OutputStream.nullOutputStream());
                return;
            }
            say(out, answer(line, fault));
            data = line.startsWith("DATA");
        }
    }

    private static String answer(String command, Fault fault) {
        if (fault instanceof Fault.Answer(var at, var spoilt) && command.startsWith(at)) {
            return spoilt;
        }
        return switch (command) {
            case "DATA" -> "354 go";
            case "QUIT" -> "221 bye";
            default -> "250 ok";
        };
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(US_ASCII));
        out.flush();
    }
}
