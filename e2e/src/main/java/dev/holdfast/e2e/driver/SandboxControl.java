package dev.holdfast.e2e.driver;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The levers behind the stand-ins: which webhook waits, comes again or is answered late, and what was sent. */
public final class SandboxControl {
    private final Http sandbox;

    public SandboxControl(String sandboxUrl) {
        this.sandbox = new Http(sandboxUrl);
    }

    /** The next webhooks wait for {@link #release}. */
    public void holdWebhooks(int times) {
        sandbox.post("/control/calendly/faults", Map.of("kind", "hold", "times", times))
                .expect(201);
    }

    /** Sends what was held about an invitee. */
    public void release(String inviteeUri, String event) {
        sandbox.post("/control/calendly/release", Map.of("inviteeUri", inviteeUri, "event", event))
                .expect(200);
    }

    /** Sends once more, so many times at once, what was sent before. */
    public void redeliver(String inviteeUri, String event, int copies) {
        sandbox.post("/control/calendly/redeliver", Map.of("inviteeUri", inviteeUri, "event", event, "copies", copies))
                .expect(200);
    }

    /** What was sent about an invitee and how it was answered, of one kind of event. */
    public List<JsonNode> deliveries(String inviteeUri, String event) {
        String query = "?inviteeUri=" + URLEncoder.encode(inviteeUri, StandardCharsets.UTF_8) + "&event=" + event;
        return Json.items(
                sandbox.get("/control/calendly/deliveries" + query).expect(200).json());
    }

    /** The next mail is taken, and its sender hears so after {@link #releaseMail}. */
    public void holdMailAnswer() {
        sandbox.post("/control/mail/faults", Map.of("kind", "take-and-wait")).expect(201);
    }

    public void releaseMail() {
        sandbox.post("/control/mail/release", "").expect(200);
    }

    /** No lever is pulled any more. */
    public void disarm() {
        sandbox.sendJson("DELETE", "/control/calendly/faults", "");
        sandbox.sendJson("DELETE", "/control/mail/faults", "");
    }
}
