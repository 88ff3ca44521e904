/**
 * Who the people are whose ids this service is told: identity-service knows. It is asked where a mistake would go unnoticed (the client
 * whom staff book for, the practitioners of an offering, whose hours an admin keeps), and where it does not answer, the id is believed.
 */
@NullMarked
package dev.holdfast.booking.people;

import org.jspecify.annotations.NullMarked;
