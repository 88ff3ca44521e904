package dev.holdfast.localstack;

/** The five services, with what the launcher must know of each. */
enum Service {
    IDENTITY("identity-service", 8101, "identity", 320),
    BOOKING("booking-service", 8102, "booking", 192),
    WEBHOOK("webhook-gateway", 8103, "webhook", 160),
    PROMOTER("job-promoter", 8104, "promoter", 160),
    NOTIFICATION("notification-service", 8105, "notification", 160);

    private final String module;
    private final int usualPort;
    private final String label;
    private final int heapMegabytes;

    Service(String module, int usualPort, String label, int heapMegabytes) {
        this.module = module;
        this.usualPort = usualPort;
        this.label = label;
        this.heapMegabytes = heapMegabytes;
    }

    /** The module's folder, and the name of the part. */
    String module() {
        return module;
    }

    int usualPort() {
        return usualPort;
    }

    /** As in {@code HOLDFAST_<LABEL>_URL}. */
    String label() {
        return label;
    }

    /** Identity has room for several password hashes at once. */
    int heapMegabytes() {
        return heapMegabytes;
    }
}
