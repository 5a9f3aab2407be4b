package dev.stepwell.engine.lane;

import dev.stepwell.store.ExecutionKey;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The executions in a lane's memory, bounded by number and bytes; those used longest ago go first. One that the store
 * does not have as it is stays. Confined to one lane.
 */
final class LiveCache {
    private static final float LOAD = 0.75f;
    /** How many that must stay are passed over before giving up for now. */
    private static final int PASSED_OVER_MAX = 64;

    private final Map<ExecutionKey, Live> lives = new LinkedHashMap<>(16, LOAD, true);
    private final int max;
    private final long bytesMax;
    private long bytes;

    LiveCache(int max, long bytesMax) {
        this.max = max;
        this.bytesMax = bytesMax;
    }

    @Nullable
    Live find(ExecutionKey key) {
        return lives.get(key);
    }

    void put(Live live) {
        Live old = lives.put(live.key, live);
        bytes += live.weight - (old == null ? 0 : old.weight);
    }

    void remove(Live live) {
        if (lives.remove(live.key, live)) {
            bytes -= live.weight;
        }
    }

    void weigh(Live live, int weight) {
        if (lives.containsKey(live.key)) {
            bytes += weight - live.weight;
        }
        live.weight = weight;
    }

    /** Makes room, given that every batch up to {@code durable} is in the store. */
    void trim(long durable) {
        if (lives.size() <= max && bytes <= bytesMax) {
            return;
        }
        Iterator<Live> eldest = lives.values().iterator();
        int passedOver = 0;
        while ((lives.size() > max || bytes > bytesMax) && eldest.hasNext() && passedOver < PASSED_OVER_MAX) {
            Live live = eldest.next();
            if (live.dirty || live.ahead || live.lastBatch > durable) {
                passedOver++;
            } else {
                eldest.remove();
                bytes -= live.weight;
            }
        }
    }

    void clear() {
        lives.clear();
        bytes = 0;
    }

    /** Those that may have a heartbeat which the store, with every batch up to {@code durable}, does not know. */
    List<ExecutionKey> ahead(long durable) {
        return lives.values().stream()
                .filter(live -> live.ahead || live.lastBatch > durable)
                .map(live -> live.key)
                .toList();
    }

    int size() {
        return lives.size();
    }

    long bytes() {
        return bytes;
    }
}
