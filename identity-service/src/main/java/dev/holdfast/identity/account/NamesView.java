package dev.holdfast.identity.account;

import java.util.List;

/** What people are called, and nothing else of them. */
record NamesView(List<Named> items) {

    static NamesView of(List<User> users) {
        return new NamesView(
                users.stream().map(user -> new Named(user.id(), user.name())).toList());
    }

    /** One of them. */
    record Named(String id, String name) {

        @Override
        public String toString() {
            return "Named[" + id + "]";
        }
    }
}
