package dev.stepwell.engine.lane;

import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The timers of a lane that are due soon; the others lie in the WAKE table only. Each partition has a cursor: rows
 * below it are in memory or were, rows from it on are read later. So no scan passes the tombstones of fired wakes
 * twice. A scan does not see a row whose batch is on its way, so those are remembered until they are durable. Confined
 * to one lane.
 */
final class WakeWindow {
    /**
     * A wake row.
     *
     * @param epoch of the process that wrote it
     */
    record Wake(ExecutionKey execution, long due, long epoch) {}

    /** A row of a batch that is not durable yet. */
    private record Undecided(Wake wake, long batch) {}

    private static final long NO_EPOCH = 0;

    private final Deque<Undecided> undecided = new ArrayDeque<>();
    /** Those due at the same moment in the order of their rows: neighbours are read from the same blocks. */
    private final PriorityQueue<Wake> wakes = new PriorityQueue<>(WakeWindow::compare);

    private final Store store;
    private final int[] partitions;
    private final byte[][] cursors = new byte[ExecutionKey.PARTITIONS][];
    private final int max;
    private final int share;
    private final long windowMillis;
    private long refillAt;

    WakeWindow(Store store, int[] partitions, int max, long windowMillis) {
        this.store = store;
        this.partitions = partitions.clone();
        this.max = max;
        this.share = Math.max(1, max / 2 / Math.max(1, partitions.length));
        this.windowMillis = windowMillis;
        forget();
    }

    /** Forgets what is in memory; all of it is read again. */
    void forget() {
        wakes.clear();
        undecided.clear();
        for (int partition : partitions) {
            cursors[partition] = RowKeys.partitionPrefix(partition);
        }
        refillAt = Long.MIN_VALUE;
    }

    /** A wake row is being written, in the batch of this number. */
    void written(Wake wake, long batch) {
        undecided.add(new Undecided(wake, batch));
        if (isBelow(wake, cursors)) {
            wakes.add(wake);
            if (wakes.size() > max) {
                shed();
            }
        }
    }

    /** Every batch up to this number is durable. */
    void durable(long batch) {
        Undecided first = undecided.peek();
        while (first != null && first.batch() <= batch) {
            undecided.remove();
            first = undecided.peek();
        }
    }

    private static boolean isBelow(Wake wake, byte[][] cursors) {
        byte[] key = Keys.wake(wake.execution(), wake.due());
        return Arrays.compareUnsigned(key, cursors[wake.execution().partition()]) < 0;
    }

    private static int compare(Wake one, Wake other) {
        int byDue = Long.compare(one.due, other.due);
        return byDue != 0 ? byDue : one.execution.compareTo(other.execution);
    }

    /** Takes a wake that is due, or null. */
    @Nullable
    Wake nextDue(long now) {
        Wake first = wakes.peek();
        if (first == null || first.due() > now) {
            return null;
        }
        wakes.remove();
        return first;
    }

    /** Whether a wake is due. */
    boolean isDue(long now) {
        Wake first = wakes.peek();
        return first != null && first.due() <= now;
    }

    /** How many wakes are in memory. */
    int size() {
        return wakes.size();
    }

    /** When to look again. */
    long nextAt() {
        Wake first = wakes.peek();
        if (first == null) {
            return refillAt;
        }
        return wakes.size() > max / 2 ? first.due() : Math.min(first.due(), refillAt);
    }

    /** Reads what is due within the window, as far as there is room; every partition gets its share of it. */
    void refill(long now) {
        if (now < refillAt || wakes.size() > max / 2) {
            return;
        }
        long until = now + windowMillis;
        long complete = now + windowMillis / 2;
        byte[][] before = cursors.clone();
        Set<Wake> read = new HashSet<>();
        for (int partition : partitions) {
            complete = Math.min(complete, refill(partition, until, read));
        }
        wakes.addAll(read);
        for (Undecided row : undecided) {
            if (isBelow(row.wake(), cursors) && !isBelow(row.wake(), before) && !read.contains(row.wake())) {
                wakes.add(row.wake());
            }
        }
        refillAt = complete;
    }

    /** Until when all wakes of the partition are in memory now. */
    private long refill(int partition, long until, Set<Wake> read) {
        byte[] end = ByteBuffer.allocate(2 + Long.BYTES)
                .putShort((short) partition)
                .putLong(until)
                .array();
        if (Arrays.compareUnsigned(cursors[partition], end) >= 0) {
            return until;
        }
        List<Row> rows = store.scan(Table.WAKE, cursors[partition], end, share);
        for (Row row : rows) {
            read.add(new Wake(RowKeys.wakeTarget(row.key()), RowKeys.wakeDue(row.key()), epoch(row.value())));
        }
        if (rows.size() < share) {
            cursors[partition] = end;
            return until;
        }
        byte[] last = rows.getLast().key();
        cursors[partition] = Arrays.copyOf(last, last.length + 1);
        return RowKeys.wakeDue(last);
    }

    /** Too many timers: forgets the later half, to be read again when its time comes. */
    private void shed() {
        List<Wake> all = new ArrayList<>(wakes.size());
        for (int i = 0; i < max / 2; i++) {
            all.add(wakes.remove());
        }
        for (Wake later : wakes) {
            byte[] key = Keys.wake(later.execution(), later.due());
            int partition = later.execution().partition();
            if (Arrays.compareUnsigned(key, cursors[partition]) < 0) {
                cursors[partition] = key;
            }
        }
        wakes.clear();
        wakes.addAll(all);
        refillAt = Math.min(refillAt, all.isEmpty() ? refillAt : all.getLast().due());
    }

    /** Value of a wake row: the epoch of the process that wrote it. */
    static byte[] value(long epoch) {
        return ByteBuffer.allocate(Long.BYTES).putLong(epoch).array();
    }

    /** A value that cannot be read is taken for a former process's. */
    static long epoch(byte[] value) {
        return value.length == Long.BYTES ? ByteBuffer.wrap(value).getLong() : NO_EPOCH;
    }
}
