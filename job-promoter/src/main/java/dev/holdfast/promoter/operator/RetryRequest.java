package dev.holdfast.promoter.operator;

import org.jspecify.annotations.Nullable;

/**
 * A job to be done again.
 *
 * @param knowingly that its effect may happen twice, which a job of state UNKNOWN needs; {@code false} unless said
 */
record RetryRequest(@Nullable Boolean knowingly) {

    boolean saidKnowingly() {
        return knowingly != null && knowingly;
    }
}
