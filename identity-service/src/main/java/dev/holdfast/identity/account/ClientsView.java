package dev.holdfast.identity.account;

import java.util.List;

/** Clients as staff find them who want to book for one: enough to tell them apart, and nothing else. */
record ClientsView(List<FoundClient> items) {

    static ClientsView of(List<User> users) {
        return new ClientsView(users.stream()
                .map(user ->
                        new FoundClient(user.id(), user.name(), user.email().value()))
                .toList());
    }

    /** One of them. */
    record FoundClient(String id, String name, String email) {

        @Override
        public String toString() {
            return "FoundClient[" + id + "]";
        }
    }
}
