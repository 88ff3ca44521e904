package dev.holdfast.localstack;

import java.util.ArrayList;
import java.util.List;

/**
 * One process of a service: the usual one, or another of the same service beside it.
 *
 * @param number 1 is the usual one, to which the edge and the neighbours turn
 */
record ServiceProcess(Service service, int number) {

    private static final int PORTS_APART = 10;

    /** All of a stack, in the order in which they are started. */
    static List<ServiceProcess> of(StackOptions options) {
        List<ServiceProcess> all = new ArrayList<>();
        for (Service service : Service.values()) {
            all.add(new ServiceProcess(service, 1));
        }
        for (int more = 1; more <= options.moreOfBooking(); more++) {
            all.add(new ServiceProcess(Service.BOOKING, 1 + more));
        }
        return all;
    }

    /** The name of the part: the module's, with the number of all but the usual one. */
    String name() {
        return number == 1 ? service.module() : service.module() + "-" + number;
    }

    int usualPort() {
        return service.usualPort() + PORTS_APART * (number - 1);
    }
}
