package dev.holdfast.faults.cell;

import dev.holdfast.faults.owner.Behaviour;
import dev.holdfast.faults.owner.Call;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Ways in which an owner misbehaves, each counting the calls that met it. */
abstract sealed class Trouble implements Behaviour {

    private final AtomicInteger met = new AtomicInteger();

    int met() {
        return met.get();
    }

    final void count() {
        met.incrementAndGet();
    }

    /** Does it, and never says so the first time. */
    static final class Silent extends Trouble {
        @Override
        public boolean dropsAnswer(Call call) {
            boolean drops = call.fence() == 1;
            if (drops) {
                count();
            }
            return drops;
        }

        @Override
        public String toString() {
            return "silence";
        }
    }

    /** Answers with a status and does nothing. */
    static final class Refusing extends Trouble {
        private final int status;

        Refusing(int status) {
            this.status = status;
        }

        @Override
        public OptionalInt refusal(Call call) {
            count();
            return OptionalInt.of(status);
        }

        @Override
        public String toString() {
            return Integer.toString(status);
        }
    }

    /** Almost as slow as it may be. */
    static final class Slow extends Trouble {
        private static final long MILLIS = 1_800;

        @Override
        public void before(Call call) {
            count();
            try {
                TimeUnit.MILLISECONDS.sleep(MILLIS);
            } catch (InterruptedException end) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public String toString() {
            return "slowness";
        }
    }
}
