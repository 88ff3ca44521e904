package dev.holdfast.kit.service.mongo;

import com.mongodb.MongoClientSettings;
import com.mongodb.WriteConcern;
import io.quarkus.mongodb.runtime.MongoClientCustomizer;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;

/**
 * Limits of the driver, whose own are far too patient for a request that must end within a second: 1.5 s for an operation
 * that belongs to no request, half a second to find a server or to connect, and a heartbeat each second so that a server that
 * came back is used again at once.
 */
@Singleton
public class DriverLimits implements MongoClientCustomizer {

    @Override
    public MongoClientSettings.Builder customize(MongoClientSettings.Builder builder) {
        return builder.timeout(1500, TimeUnit.MILLISECONDS)
                .retryWrites(true)
                .writeConcern(WriteConcern.MAJORITY)
                .applyToServerSettings(server -> server.heartbeatFrequency(1, TimeUnit.SECONDS)
                        .minHeartbeatFrequency(250, TimeUnit.MILLISECONDS))
                .applyToClusterSettings(cluster -> cluster.serverSelectionTimeout(500, TimeUnit.MILLISECONDS))
                .applyToSocketSettings(socket -> socket.connectTimeout(500, TimeUnit.MILLISECONDS));
    }
}
