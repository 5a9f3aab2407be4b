package dev.stepwell.engine.lane;

import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds executions: in the lane's cache, else in the store, where a crash may have left open calls. Confined to one
 * lane.
 */
final class Memory {
    private final LiveCache cache;
    private final Loader loader;
    private final Revival revival;
    /** Executions that made the lane fail: left alone until the next restart, so that one cannot stop the others. */
    private final Set<ExecutionKey> aside = new HashSet<>();

    /** Executions with heartbeats that were acknowledged and forgotten. */
    private final Set<ExecutionKey> forgiven = new HashSet<>();

    private @Nullable ExecutionKey current;

    Memory(LiveCache cache, Loader loader, Revival revival) {
        this.cache = cache;
        this.loader = loader;
        this.revival = revival;
    }

    /**
     * The execution, or null when it is not open. One that ended in a batch which is not durable yet is found, and is
     * over.
     */
    @Nullable
    Live find(ExecutionKey key, OpenBatch batch, Instant now) {
        current = key;
        Live known = cache.find(key);
        if (known != null) {
            return known;
        }
        Live live = loader.open(key);
        if (live != null) {
            cache.put(live);
            revival.revive(live, batch, now);
            if (!forgiven.isEmpty() && forgiven.contains(key) && !live.isOver()) {
                revival.forgiveHeartbeats(live, batch, now);
                // at the next clearing it is ahead of the store again, so once is enough
                forgiven.remove(key);
            }
        }
        return live;
    }

    /** An execution that has ended and whose state was kept. */
    Live resting(ExecutionKey key, ExecutionRow row) {
        current = key;
        Live live = loader.resting(key, row);
        cache.put(live);
        return live;
    }

    /** Everything is read again; a heartbeat that only memory knew of counts as if it came when that is done. */
    void forget(long durable) {
        forgiven.addAll(cache.ahead(durable));
        cache.clear();
    }

    /** Notes whom the lane is at work on. */
    void current(@Nullable ExecutionKey key) {
        current = key;
    }

    /** The execution at work failed in a way that must not happen. */
    @Nullable
    ExecutionKey setCurrentAside() {
        if (current != null) {
            aside.add(current);
        }
        return current;
    }

    boolean isAside(ExecutionKey key) {
        return !aside.isEmpty() && aside.contains(key);
    }
}
