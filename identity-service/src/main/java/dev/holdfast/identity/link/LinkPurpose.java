package dev.holdfast.identity.link;

import dev.holdfast.identity.account.User;

/** What a link is for. */
public enum LinkPurpose {
    VERIFY_EMAIL("verify-email", "/verify-email") {
        @Override
        long versionOf(User user) {
            return user.registration().version();
        }
    },
    RESET_PASSWORD("reset-password", "/reset-password"),
    INVITATION("invitation", "/accept-invitation");

    private final String word;
    private final String page;

    LinkPurpose(String word, String page) {
        this.word = word;
        this.page = page;
    }

    String word() {
        return word;
    }

    String page() {
        return page;
    }

    /** The version that a link of this purpose is good for. */
    long versionOf(User user) {
        return user.access().passwordVersion();
    }
}
