package dev.holdfast.promoter.promotion;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;

/** How promotion runs. */
@ConfigMapping(prefix = "holdfast.promotion")
public interface PromotionConfig {

    /** Every lane there is. */
    @WithDefault("critical,default,mail")
    List<String> lanes();

    /** Between scans of what is due about now, give or take a half. */
    @WithDefault("1S")
    Duration edgeEvery();

    /** Between scans of the whole horizon, give or take a half. */
    @WithDefault("20S")
    Duration fullEvery();

    /** Without a scan of the whole horizon for so long, the service is not ready. */
    @WithDefault("2M")
    Duration fullWithin();
}
