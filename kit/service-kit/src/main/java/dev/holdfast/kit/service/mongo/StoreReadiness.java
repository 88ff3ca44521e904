package dev.holdfast.kit.service.mongo;

import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** A service is ready when its stores are. */
@Singleton
@Readiness
public class StoreReadiness implements HealthCheck {

    private final Stores stores;

    StoreReadiness(Stores stores) {
        this.stores = stores;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("stores").status(stores.isReady()).build();
    }
}
