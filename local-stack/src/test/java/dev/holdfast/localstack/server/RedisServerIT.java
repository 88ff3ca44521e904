package dev.holdfast.localstack.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerIT {

    @TempDir
    static Path folder;

    private static RedisServer queue;
    private static RedisServer cache;

    @BeforeAll
    static void start() {
        queue = RedisServer.start(RedisRole.QUEUE, folder);
        cache = RedisServer.start(RedisRole.CACHE, folder);
    }

    @AfterAll
    static void stop() {
        queue.close();
        cache.close();
        assertThat(queue.isAlive() || cache.isAlive()).isFalse();
    }

    @Test
    void carriesItsRole() {
        assertThat(queue.command("GET", "holdfast:role")).isEqualTo("queue");
        assertThat(cache.command("GET", "holdfast:role")).isEqualTo("cache");
    }

    @Test
    void queueRefusesRatherThanForgetsAndCacheForgets() {
        assertThat(queue.command("INFO", "memory")).contains("maxmemory_policy:noeviction");
        assertThat(cache.command("INFO", "memory")).contains("maxmemory_policy:allkeys-lru");
    }

    @Test
    void isEmptyAfterARestart() {
        queue.command("SET", "hint", "1");
        long before = queue.pid();

        queue.restart();

        assertThat(queue.pid()).isNotEqualTo(before);
        assertThat(queue.command("GET", "hint")).isEqualTo("$-1");
        assertThat(queue.command("GET", "holdfast:role")).isEqualTo("queue");
    }

    @Test
    void answersNobodyWhileFrozen() {
        queue.freeze();
        try {
            assertThatThrownBy(() -> queue.command("PING")).isInstanceOf(UncheckedIOException.class);
        } finally {
            queue.thaw();
        }
        assertThat(queue.command("PING")).isEqualTo("+PONG");
    }

    @Test
    void isEndedEvenWhileFrozen() {
        RedisServer other = RedisServer.start(RedisRole.CACHE, folder.resolve("other"));
        other.freeze();

        other.close();

        assertThat(other.isAlive()).isFalse();
    }
}
