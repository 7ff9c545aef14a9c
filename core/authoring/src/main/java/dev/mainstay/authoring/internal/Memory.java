package dev.mainstay.authoring.internal;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what the last reading of a pack made of its sources, so that the next one reads only what changed. What was not
 * asked for in the last reading is forgotten. For one thread at a time.
 */
public final class Memory {

    private Map<Object, Object> before = new HashMap<>();
    private Map<Object, Object> now = new HashMap<>();
    private final Set<Path> sources = new LinkedHashSet<>();

    /** Begins a new reading. */
    public void begin() {
        before = now;
        now = new HashMap<>();
        sources.clear();
    }

    /** The folders and jars that this reading has read from. */
    public Set<Path> sources() {
        return Set.copyOf(sources);
    }

    /** Takes down a folder or jar that is read from, there or not. */
    void reads(Path source) {
        sources.add(source);
    }

    /** What was made of this before; it is not asked what it was made of, so {@code of} is everything that counts. */
    <R> Optional<R> recall(Object of, Class<R> type) {
        @Nullable Object known = now.containsKey(of) ? now.get(of) : before.get(of);
        if (!type.isInstance(known)) {
            return Optional.empty();
        }
        R result = type.cast(known);
        now.put(of, result);
        return Optional.of(result);
    }

    /** Keeps what was made of this, in which nothing was wrong. */
    void keep(Object of, Object made) {
        now.put(of, made);
    }
}
