package dev.stepwell.engine.live;

import dev.stepwell.engine.Insight.Found;
import dev.stepwell.engine.row.ExecutionRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One watcher of executions that begin and end. Confined to one thread. */
public final class ChangeWatch implements AutoCloseable {
    private final Changes changes;
    private final @Nullable String machineArn;
    private final Runnable left;
    private final Bell bell = new Bell();
    private long at;

    /**
     * An execution that began or ended.
     *
     * @param number in the order in which it became durable
     */
    public record Change(long number, Found execution) {}

    /**
     * What came.
     *
     * @param gap whether some that came before these are not known any more
     * @param isAll whether these are all for now
     */
    public record Batch(List<Change> changes, boolean gap, boolean isAll) {}

    ChangeWatch(Changes changes, @Nullable String machineArn, @Nullable Long after, Runnable left) {
        this.changes = changes;
        this.machineArn = machineArn;
        this.left = left;
        long last = changes.enter(bell);
        this.at = after == null ? last : after;
    }

    /** Number of the last change that it has looked at. */
    public long at() {
        return at;
    }

    /** The next changes, without waiting; at most {@code limit} are looked at. */
    public Batch next(int limit) {
        Changes.Read read = changes.read(at, limit);
        at = read.upTo();
        List<Change> mine = new ArrayList<>();
        for (Changes.Numbered each : read.changes()) {
            ExecutionRow row = each.row();
            if (machineArn == null || machineArn.equals(row.machineArn())) {
                mine.add(new Change(each.number(), new Found(row.summary(), row.error(), row.failedState())));
            }
        }
        return new Batch(mine, read.gap(), read.changes().size() < limit);
    }

    /** Waits for a change; false when none came in time. */
    public boolean await(Duration patience) throws InterruptedException {
        return bell.await(patience);
    }

    /** Lets changes gather for a while. */
    public void gather(Duration pause) throws InterruptedException {
        var _ = new Bell().await(pause);
    }

    @Override
    public void close() {
        changes.leave(bell);
        left.run();
    }
}
