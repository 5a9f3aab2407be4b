package dev.stepwell.engine.live;

import dev.stepwell.engine.Refusals;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Hears from the effect gate what became durable and wakes those who watch. Thread-safe. */
public final class Broadcast {
    /** Watchers at the same time, of executions and of changes together. */
    public static final int WATCHERS_MAX = 256;

    private final Map<ExecutionKey, Set<Bell>> followed = new ConcurrentHashMap<>();
    private final AtomicInteger followers = new AtomicInteger();
    private final AtomicInteger watchers = new AtomicInteger();
    private final Changes changes = new Changes();
    private final Pulse pulse = new Pulse();

    public Pulse pulse() {
        return pulse;
    }

    /**
     * These executions began or ended, and that is durable.
     *
     * @param begun how many began
     */
    public void changed(Instant now, int begun, List<ExecutionRow> rows) {
        if (begun > 0 || !rows.isEmpty()) {
            pulse.count(now, begun, rows);
            changes.add(rows);
        }
    }

    /** Whether somebody wants to hear of {@link #advanced}. */
    public boolean isFollowing() {
        return followers.get() > 0;
    }

    /** The execution has new events, which are durable. */
    public void advanced(ExecutionKey key) {
        Set<Bell> bells = followed.get(key);
        if (bells != null) {
            bells.forEach(Bell::ring);
        }
    }

    /** @throws Refused when there are too many watchers */
    Bell follow(ExecutionKey key) {
        enter();
        Bell bell = new Bell();
        followed.compute(key, (_, known) -> {
            Set<Bell> bells = known == null ? ConcurrentHashMap.newKeySet() : known;
            bells.add(bell);
            return bells;
        });
        followers.incrementAndGet();
        return bell;
    }

    void unfollow(ExecutionKey key, Bell bell) {
        followers.decrementAndGet();
        followed.computeIfPresent(key, (_, bells) -> {
            bells.remove(bell);
            return bells.isEmpty() ? null : bells;
        });
        watchers.decrementAndGet();
    }

    /**
     * Watches what begins and ends from now on, or from where an earlier watcher was.
     *
     * @param machineArn null for all machines
     * @param after where the earlier watcher was, or null
     * @throws Refused when there are too many watchers
     */
    public ChangeWatch watch(@Nullable String machineArn, @Nullable Long after) {
        enter();
        return new ChangeWatch(changes, machineArn, after, watchers::decrementAndGet);
    }

    private void enter() {
        if (watchers.incrementAndGet() > WATCHERS_MAX) {
            watchers.decrementAndGet();
            throw Refusals.tooManyWatchers(WATCHERS_MAX);
        }
    }
}
