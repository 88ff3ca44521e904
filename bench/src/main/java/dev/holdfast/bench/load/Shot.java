package dev.holdfast.bench.load;

import io.vertx.core.buffer.Buffer;

/**
 * A request that was prepared before the clock started.
 *
 * @param id tells it from others
 * @param body the bytes to post
 * @param signature the value of the signature header
 */
public record Shot(String id, Buffer body, String signature) {}
