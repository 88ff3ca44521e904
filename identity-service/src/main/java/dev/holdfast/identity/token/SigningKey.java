package dev.holdfast.identity.token;

import java.security.PrivateKey;

/** A key that can sign. */
record SigningKey(String kid, PrivateKey privateKey) {

    @Override
    public String toString() {
        return "SigningKey[kid=" + kid + "]";
    }
}
