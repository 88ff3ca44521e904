package dev.holdfast.notification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.kit.job.store.JobDocument;
import dev.holdfast.kit.test.NativeReflection;
import org.junit.jupiter.api.Test;

class NativeIT {

    private final NativeReflection reflection = NativeReflection.of("dev.holdfast.notification");

    @Test
    void aNativeImageCanMakeAndReadEveryRecord() {
        assertThat(reflection.missing()).isEmpty();
        assertThat(reflection.blanket()).isEmpty();
    }

    @Test
    void aForgottenRecordIsNamed() {
        assertThat(reflection.without(JobDocument.class).missing())
                .containsExactly("dev.holdfast.kit.job.store.JobDocument");
    }
}
