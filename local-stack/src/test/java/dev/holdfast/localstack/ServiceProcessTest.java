package dev.holdfast.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceProcessTest {

    private final StackOptions usual = new StackOptions(Path.of("."), 8000, Path.of("data"));

    @Test
    void usuallyEachServiceRunsOnce() {
        assertThat(ServiceProcess.of(usual)).extracting(ServiceProcess::service).containsExactly(Service.values());
    }

    @Test
    void moreOfBookingHaveNamesAndPortsOfTheirOwn() {
        List<ServiceProcess> all = ServiceProcess.of(usual.withMoreOfBooking(2));

        assertThat(all)
                .extracting(ServiceProcess::name)
                .doesNotHaveDuplicates()
                .contains("booking-service", "booking-service-2", "booking-service-3");
        int others = new StackAddresses(8000).all(List.of()).size();
        assertThat(new StackAddresses(8000).all(all)).hasSize(others + all.size());
    }

    @Test
    void thereAreNoPortsForMore() {
        assertThatIllegalArgumentException().isThrownBy(() -> usual.withMoreOfBooking(3));
    }
}
