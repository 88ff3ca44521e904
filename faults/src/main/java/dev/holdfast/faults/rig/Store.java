package dev.holdfast.faults.rig;

import dev.holdfast.localstack.server.MongoServer;

/** The MongoDB of a rig. */
public interface Store extends AutoCloseable {

    /** The connection string with the database in it, {@code ?} and options included, for a process of this name. */
    String uri(String name);

    @Override
    void close();

    /** One server, whose commands can be held up. */
    static Store of(MongoServer server) {
        return new Store() {
            @Override
            public String uri(String name) {
                return server.uri() + "&appName=" + name;
            }

            @Override
            public void close() {
                server.close();
            }
        };
    }
}
