package dev.holdfast.identity.session;

import dev.holdfast.identity.throttle.DeviceToken;

/** Somebody signed in, and the device on which they did. */
record LoggedIn(SignedIn signedIn, DeviceToken device) {}
