package dev.holdfast.e2e.driver;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Everything private that was sent or received: passwords, tokens, addresses, what people typed. Afterwards none of it may
 * stand in a log. Safe to use from several threads.
 */
public final class PrivateWords {
    /** Shorter words occur by chance. */
    private static final int MIN_LENGTH = 8;

    private final Set<String> words = ConcurrentHashMap.newKeySet();

    /** Remembers a word; ones too short to be recognised are refused, so that nobody believes they were looked for. */
    public String remember(String word) {
        if (word.length() < MIN_LENGTH) {
            throw new IllegalArgumentException("too short to look for");
        }
        words.add(word);
        return word;
    }

    /** All words so far, in order. */
    public Set<String> all() {
        return new TreeSet<>(words);
    }
}
