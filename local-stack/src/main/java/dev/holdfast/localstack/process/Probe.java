package dev.holdfast.localstack.process;

/** Asks a starting program whether it is ready. An exception means "not yet". */
@FunctionalInterface
public interface Probe {

    boolean isReady() throws Exception;
}
