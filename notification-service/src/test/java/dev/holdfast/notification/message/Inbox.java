package dev.holdfast.notification.message;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A mail server that keeps what it gets, and how to read what is in a mail. */
public final class Inbox {

    private final GreenMail server;

    /** Listens on this port once it is started; 0 means any. */
    public Inbox(int port) {
        this.server = new GreenMail(new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP));
    }

    public void start() {
        server.start();
    }

    public void stop() {
        server.stop();
    }

    /** Where it listens. */
    public int port() {
        return server.getSmtp().getPort();
    }

    /** The mails that have this text anywhere, headers included. */
    public List<MimeMessage> mails(String text) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> GreenMailUtil.getWholeMessage(mail).contains(text))
                .toList();
    }

    /** The mail that has this text; fails where there is none, or more than one. */
    public MimeMessage onlyMail(String text) {
        List<MimeMessage> mails = mails(text);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    public static ICalendar calendar(Part file) throws IOException, MessagingException {
        return Biweekly.parse(new String(file.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .first();
    }

    public static String text(Part mail, String type) throws IOException, MessagingException {
        return new String(part(mail, type).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** The first part of this type, at any depth. */
    public static Part part(Part mail, String type) throws IOException, MessagingException {
        for (Part part : parts(mail)) {
            if (part.isMimeType(type)) {
                return part;
            }
        }
        throw new AssertionError("no part of type " + type);
    }

    private static List<Part> parts(Part part) throws IOException, MessagingException {
        if (!(part.getContent() instanceof Multipart several)) {
            return List.of(part);
        }
        var parts = new ArrayList<Part>();
        for (int i = 0; i < several.getCount(); i++) {
            parts.addAll(parts(several.getBodyPart(i)));
        }
        return parts;
    }
}
