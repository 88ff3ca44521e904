package dev.holdfast.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BookingPagesIT {

    private static final Pattern CHOICE = Pattern.compile("name=\"start_time\" value=\"([^\"]+)\"");

    private SandboxFixture sandbox;

    @BeforeEach
    void start() {
        sandbox = SandboxFixture.start();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void offersTimesThatCanBeBooked() {
        var page = sandbox.get(SandboxFixture.PAGE + "?timezone=Europe/Paris");
        var choice = CHOICE.matcher(page.body());

        assertThat(choice.find()).isTrue();
        var booked = sandbox.submit(SandboxFixture.PAGE, SandboxFixture.form(Map.of("start_time", choice.group(1))));

        assertThat(booked.status()).isEqualTo(200);
        assertThat(booked.body()).contains("You are scheduled");
        assertThat(booked.attribute("data-invitee-uri")).startsWith(booked.attribute("data-event-uri") + "/invitees/");
    }

    @Test
    void keepsTrackingFromTheLinkToTheInvitee() {
        var page = sandbox.get(
                SandboxFixture.PAGE + "?utm_source=holdfast&utm_content=Ab_-9&utm_term=&name=Ravi&email=r@x.org");

        assertThat(page.body())
                .contains("<input type=\"hidden\" name=\"utm_source\" value=\"holdfast\">")
                .contains("<input type=\"hidden\" name=\"utm_content\" value=\"Ab_-9\">")
                .contains("required maxlength=\"255\" value=\"Ravi\"")
                .contains("required maxlength=\"254\" value=\"r@x.org\"");
        var posted = sandbox.book(Map.of("utm_source", "holdfast", "utm_content", "Ab_-9"));
        assertThat(sandbox.api(posted)
                        .json()
                        .at("/resource/tracking/utm_content")
                        .asText())
                .isEqualTo("Ab_-9");
        assertThat(sandbox.api(posted).json().at("/resource/tracking/utm_term").isNull())
                .isTrue();
    }

    @Test
    void takesTrackingFromTheAddressWhenTheFormHasNone() {
        var answer = sandbox.submit(SandboxFixture.PAGE + "?utm_content=from-link", SandboxFixture.form(Map.of()));

        var invitee = sandbox.api(answer.attribute("data-invitee-uri")).json();
        assertThat(invitee.at("/resource/tracking/utm_content").asText()).isEqualTo("from-link");
    }

    @Test
    void escapesWhatVisitorsType() {
        var evil = "\"><script>alert(1)</script>";

        var page = sandbox.get(SandboxFixture.PAGE + "?utm_content=" + SandboxFixture.encode(evil) + "&name="
                + SandboxFixture.encode(evil));
        var confirmation = sandbox.submit(SandboxFixture.PAGE, SandboxFixture.form(Map.of("name", evil)));

        assertThat(page.body()).doesNotContain("<script>alert").contains("&quot;&gt;&lt;script&gt;");
        assertThat(confirmation.body()).doesNotContain("<script>alert").contains("&lt;script&gt;alert");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
    }

    @Test
    void allowsOverlappingBookings() {
        var same = Map.of("start_time", SandboxFixture.ahead(90, "09:00").toString());

        assertThat(sandbox.book(same)).isNotEqualTo(sandbox.book(same));
    }

    @Test
    void takesAnyInstantOfTheFuture() {
        var moment = SandboxFixture.ahead(91, "17:47");
        var inIndia = moment.toString().replace("17:47:00Z", "23:17:00+05:30");

        var answer = sandbox.submit(SandboxFixture.PAGE, SandboxFixture.form(Map.of("start_time", inIndia)));

        var event = sandbox.api(answer.attribute("data-event-uri")).json();
        assertThat(event.at("/resource/start_time").asText()).isEqualTo(SandboxFixture.micros(moment));
    }

    @Test
    void saysWhatIsMissingAndKeepsWhatIsThere() {
        for (var wrong : new String[][] {
            {"start_time", "2020-01-01T09:00:00Z"},
            {"start_time", "tomorrow"},
            {"start_time", "+999999999-01-01T00:00:00Z"},
            {"name", " "},
            {"email", "nobody"},
            {"timezone", "Mars/Olympus"}
        }) {
            var answer = sandbox.submit(
                    SandboxFixture.PAGE, SandboxFixture.form(Map.of("utm_content", "kept", wrong[0], wrong[1])));
            assertThat(answer.status()).as(wrong[1]).isEqualTo(422);
            assertThat(answer.body()).contains("role=\"alert\"").contains("value=\"kept\"");
        }
    }

    @Test
    void lendsASingleUseLinkForOneBookingOnly() {
        var link = singleUseLink() + "?utm_content=once";

        var empty = sandbox.submit(link, Map.of());
        var first = sandbox.submit(link, SandboxFixture.form(Map.of()));
        var second = sandbox.submit(link, SandboxFixture.form(Map.of()));

        assertThat(empty.status()).isEqualTo(422);
        assertThat(first.status()).isEqualTo(200);
        assertThat(sandbox.api(first.attribute("data-invitee-uri"))
                        .json()
                        .at("/resource/tracking/utm_content")
                        .asText())
                .isEqualTo("once");
        assertThat(second.status()).isEqualTo(410);
        assertThat(second.body()).contains("Please ask for a new link");
        assertThat(sandbox.get(link).status()).isEqualTo(410);
        assertThat(sandbox.get("/calendly/book/d/none-000-000").status()).isEqualTo(404);
    }

    @Test
    void cancelsThroughTheLinkOnTheConfirmation() {
        var confirmation = sandbox.submit(SandboxFixture.PAGE, SandboxFixture.form(Map.of()));
        var inviteeUri = confirmation.attribute("data-invitee-uri");
        var cancelPage = confirmation.attribute("class=\"cancel-link\" href");

        assertThat(sandbox.get(cancelPage).body()).contains("<form method=\"post\" class=\"cancellation\">");
        var canceled = sandbox.submit(cancelPage, Map.of("reason", "Something came up"));
        var again = sandbox.submit(cancelPage, Map.of());

        assertThat(canceled.status()).isEqualTo(200);
        assertThat(canceled.attribute("data-status")).isEqualTo("canceled");
        var cancellation = sandbox.api(inviteeUri).json().at("/resource/cancellation");
        assertThat(cancellation.path("canceler_type").asText()).isEqualTo("invitee");
        assertThat(cancellation.path("canceled_by").asText()).isEqualTo("Ravi Iyer");
        assertThat(cancellation.path("reason").asText()).isEqualTo("Something came up");
        assertThat(again.status()).isEqualTo(409);
        assertThat(sandbox.get(cancelPage).body()).contains("has been canceled");
    }

    @Test
    void answersUnknownPagesPolitely() {
        assertThat(sandbox.get("/calendly/book/no-such-type").status()).isEqualTo(404);
        assertThat(sandbox.get("/calendly/cancellations/unknown").body()).contains("Please check the link");
        assertThat(sandbox.get("/").body()).contains("href=\"/mail\"");
        assertThat(sandbox.get("/calendly/book").body()).contains("60 Minute Session");
        assertThat(sandbox.get("/sandbox.css").status()).isEqualTo(200);
        assertThat(sandbox.get("/zone.js").status()).isEqualTo(200);
        assertThat(sandbox.get("/q/health/ready").status()).isEqualTo(200);
    }

    private String singleUseLink() {
        var owner = sandbox.url("/calendly/event_types/1f4e8a20-6b5c-4d9e-8f71-90a2b3c4d5e6");
        return sandbox.api(
                        "POST",
                        "/calendly/scheduling_links",
                        "{\"max_event_count\":1,\"owner\":\"" + owner + "\",\"owner_type\":\"EventType\"}")
                .json()
                .at("/resource/booking_url")
                .asText();
    }
}
