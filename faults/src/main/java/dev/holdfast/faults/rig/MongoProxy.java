package dev.holdfast.faults.rig;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Hands MongoDB's wire messages on, and loses some answers: the command was carried out, and its client sees the connection end. Reads
 * as much of OP_MSG as names the command and its collection (MongoDB wire protocol, OP_MSG, section of kind 0).
 */
public final class MongoProxy implements AutoCloseable {

    private static final int HEADER = 16;
    private static final int OP_MSG = 2013;
    private static final int COMMAND = HEADER + 4 + 1 + 4 + 1;

    private final ServerSocket door;
    private final int target;
    private final AtomicInteger lost = new AtomicInteger();
    private volatile BiPredicate<String, String> loses = (command, collection) -> false;
    private volatile Predicate<String> swallows = message -> false;
    private volatile Hold holds = new Hold(message -> false, new CountDownLatch(0));
    private final AtomicInteger held = new AtomicInteger();
    private volatile String lastHeld = "";

    private record Hold(Predicate<String> message, CountDownLatch until) {}

    /** Listens on a free port. */
    public MongoProxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 256, InetAddress.getLoopbackAddress());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public int port() {
        return door.getLocalPort();
    }

    /** From now on the answers to these commands on these collections are lost. */
    public void lose(BiPredicate<String, String> commandAndCollection) {
        loses = commandAndCollection;
    }

    /**
     * From now on these messages never arrive, and their connections end.
     *
     * @param message told the message's bytes as Latin-1 text, in which names and words can be found
     */
    public void swallow(Predicate<String> message) {
        swallows = message;
    }

    /**
     * From now on these messages are kept until they may go on, and then arrive although their client may have given them up.
     *
     * @param message told the message's bytes as Latin-1 text, in which names and words can be found
     */
    public void hold(Predicate<String> message, CountDownLatch until) {
        holds = new Hold(message, until);
    }

    /** How many messages were kept so far. */
    public int held() {
        return held.get();
    }

    /** The last message that was kept, as Latin-1 text. */
    public String lastHeld() {
        return lastHeld;
    }

    /** How a process of this name is told to come this way. */
    public Map<String, String> settingsFor(String name) {
        return Map.of(
                "HOLDFAST_MONGODB_URI",
                "mongodb://localhost:" + port() + "/holdfast?directConnection=true&appName=" + name);
    }

    /** How many messages were lost so far, on either way. */
    public int lost() {
        return lost.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        Set<Integer> doomed = ConcurrentHashMap.newKeySet();
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            Thread back = Thread.ofVirtual().start(() -> answers(server, client, doomed));
            requests(client, server, doomed);
            back.join();
        } catch (IOException ended) {
            // the client sees its connection end
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private void requests(Socket client, Socket server, Set<Integer> doomed) {
        try (client;
                server) {
            InputStream in = client.getInputStream();
            OutputStream out = server.getOutputStream();
            while (true) {
                byte[] message = next(in);
                String words = new String(message, StandardCharsets.ISO_8859_1);
                if (swallows.test(words)) {
                    lost.incrementAndGet();
                    return;
                }
                keep(words);
                if (isDoomed(message)) {
                    doomed.add(ints(message).getInt(4));
                }
                out.write(message);
                out.flush();
            }
        } catch (IOException ended) {
            // both ends are closed with it
        }
    }

    private void keep(String words) {
        Hold now = holds;
        if (now.message().test(words)) {
            lastHeld = words;
            held.incrementAndGet();
            try {
                now.until().await();
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void answers(Socket server, Socket client, Set<Integer> doomed) {
        try (client;
                server) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            while (true) {
                byte[] message = next(in);
                if (doomed.contains(ints(message).getInt(8))) {
                    lost.incrementAndGet();
                    return;
                }
                out.write(message);
                out.flush();
            }
        } catch (IOException ended) {
            // both ends are closed with it
        }
    }

    private static byte[] next(InputStream in) throws IOException {
        byte[] head = TcpProxy.exactly(in, 4);
        int length = ints(head).getInt(0);
        byte[] message = new byte[length];
        System.arraycopy(head, 0, message, 0, head.length);
        System.arraycopy(TcpProxy.exactly(in, length - 4), 0, message, 4, length - 4);
        return message;
    }

    private boolean isDoomed(byte[] message) {
        ByteBuffer ints = ints(message);
        if (message.length < COMMAND + 8 || ints.getInt(12) != OP_MSG || message[HEADER + 4] != 0) {
            return false;
        }
        String command = text(message, COMMAND);
        int value = COMMAND + command.length() + 1;
        boolean named = message[COMMAND - 1] == 2;
        return loses.test(command, named ? text(message, value + 4) : "");
    }

    private static String text(byte[] message, int from) {
        int end = from;
        while (end < message.length && message[end] != 0) {
            end++;
        }
        return new String(message, from, end - from, StandardCharsets.UTF_8);
    }

    private static ByteBuffer ints(byte[] message) {
        return ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
