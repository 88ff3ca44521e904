package dev.holdfast.booking.booking;

/** A booking as far as its time is concerned. */
public record BookedTime(String id, TimeSpan time) {}
