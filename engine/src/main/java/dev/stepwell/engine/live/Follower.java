package dev.stepwell.engine.live;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.read.ExecutionReader;
import dev.stepwell.engine.read.HistoryPages;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One watcher of an execution: reads its history on from where he was, and is woken when there is more. So he misses
 * nothing and gets nothing twice, however slow he is. Confined to one thread.
 */
public final class Follower implements AutoCloseable {
    private final Broadcast broadcast;
    private final ExecutionReader reader;
    private final HistoryPages histories;
    private final ExecutionKey key;
    private final Bell bell;
    private long at;

    /**
     * What came.
     *
     * @param status when there is nothing more for now: null when the execution is forgotten; else null
     * @param isAll whether these are all the events there are for now
     */
    public record News(
            List<HistoryEvent> events,
            boolean isAll,
            @Nullable Status status) {}

    /**
     * @param after id of the last event that he knows, 0 for none
     * @throws dev.stepwell.engine.Refused when there are too many watchers
     */
    public Follower(Broadcast broadcast, ExecutionReader reader, HistoryPages histories, ExecutionKey key, long after) {
        this.broadcast = broadcast;
        this.reader = reader;
        this.histories = histories;
        this.key = key;
        this.at = after;
        this.bell = broadcast.follow(key);
    }

    /** The next events, without waiting. */
    public News next(int limit) {
        // the status first: when it says that the execution is over, the last event is there to be read
        ExecutionRow row = reader.row(key);
        List<HistoryEvent> events = row == null ? List.of() : histories.after(key, at, limit);
        if (!events.isEmpty()) {
            at = events.getLast().id();
        }
        boolean isAll = events.size() < limit;
        return new News(events, isAll, isAll && row != null ? row.status() : null);
    }

    /** Waits for more; false when nothing came in time. */
    public boolean await(Duration patience) throws InterruptedException {
        return bell.await(patience);
    }

    @Override
    public void close() {
        broadcast.unfollow(key, bell);
    }
}
