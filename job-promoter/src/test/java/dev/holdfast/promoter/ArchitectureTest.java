package dev.holdfast.promoter;

import dev.holdfast.kit.test.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void keepsTheRulesOfTheHouse() {
        ArchitectureRules.check("dev.holdfast.promoter");
    }
}
