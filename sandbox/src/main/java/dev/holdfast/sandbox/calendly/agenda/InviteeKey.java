package dev.holdfast.sandbox.calendly.agenda;

/** Which invitee of which event. */
public record InviteeKey(String eventUuid, String inviteeUuid) {}
