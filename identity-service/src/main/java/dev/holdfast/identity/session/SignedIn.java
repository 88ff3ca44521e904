package dev.holdfast.identity.session;

import dev.holdfast.identity.token.AccessToken;

/** What somebody holds who is signed in. */
record SignedIn(AccessToken access, RefreshToken refresh) {}
