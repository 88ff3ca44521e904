package dev.holdfast.booking;

import dev.holdfast.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void featuresKeepToTheirPlaces() {
        ArchitectureRules.check("dev.holdfast.booking");
    }
}
