package dev.holdfast.e2e.overlap;

import dev.holdfast.e2e.driver.Person;
import dev.holdfast.e2e.driver.SandboxPages;
import dev.holdfast.e2e.driver.SandboxPages.Booked;
import dev.holdfast.e2e.overlap.Guest.What;
import dev.holdfast.e2e.overlap.Guest.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Somebody at Calendly's pages, who does one thing after the other there. */
final class Visitor {

    private final SandboxPages pages;
    private final Caller client;
    private final Sold sold;
    private final List<Word> words = new ArrayList<>();
    private Booked booked;

    /** Books at the page of a link. */
    Visitor(SandboxPages pages, Invitation invitation, Person typed, Instant start) {
        this.pages = pages;
        this.client = invitation.client();
        this.sold = invitation.sold();
        this.booked = pages.book(invitation.url(), typed, start);
        note(What.BOOKED, start);
    }

    /** A link that a client asked for. */
    record Invitation(Caller client, Sold sold, String url) {}

    void move(Instant start) {
        booked = pages.reschedule(booked, start);
        note(What.MOVED, start);
    }

    void cancel() {
        pages.cancel(booked, "another day is better");
        note(What.CANCELLED, startsAt());
    }

    private void note(What what, Instant startsAt) {
        words.add(new Word(what, booked.inviteeUri(), startsAt));
    }

    Caller client() {
        return client;
    }

    Sold sold() {
        return sold;
    }

    String invitee() {
        return booked.inviteeUri();
    }

    Instant startsAt() {
        return words.getLast().startsAt();
    }

    Guest guest() {
        return new Guest(words);
    }
}
