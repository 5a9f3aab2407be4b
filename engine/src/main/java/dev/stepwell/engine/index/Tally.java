package dev.stepwell.engine.index;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.row.CountRow;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts the executions by machine and status, for one writer: its numbers are rows that are written with the batch
 * that changes them, so they are exact after any crash. Whoever throws a batch away lets it forget. Confined to its
 * writer.
 */
public final class Tally {
    private static final Logger LOG = LoggerFactory.getLogger(Tally.class);

    /** The writer that deletes closed executions. Lanes are numbered from 0. */
    public static final int SWEEPER = 0xFFFF;

    /** The writer that counted executions from before there were counts. */
    public static final int BACK_FILL = 0xFFFE;

    /** Machines whose numbers are kept in memory. */
    private static final int MACHINES_MAX = 10_000;

    private final Store store;
    private final int writer;
    private final Map<String, long[]> counts = new HashMap<>();
    private final Set<String> changed = new LinkedHashSet<>();
    /** Whether numbers were lost since the last write. */
    private boolean lost;

    public Tally(Store store, int writer) {
        this.store = store;
        this.writer = writer;
    }

    /**
     * An execution of the machine went from one status to another.
     *
     * @param from null when it is new
     * @param to null when it is forgotten
     */
    public void moved(String machineArn, @Nullable Status from, @Nullable Status to) {
        long[] numbers = counts.computeIfAbsent(machineArn, this::stored);
        if (from != null) {
            numbers[CountRow.place(from)]--;
        }
        if (to != null) {
            numbers[CountRow.place(to)]++;
        }
        changed.add(machineArn);
    }

    /** Writes what changed since the last call. */
    public void write(Batch to) {
        changed.forEach(machine -> {
            long[] numbers = counts.computeIfAbsent(machine, this::stored);
            to.put(Table.COUNT, CountRow.key(machine, writer), new CountRow(numbers).encode());
        });
        changed.clear();
        if (lost) {
            Counts.noteLoss(to);
            lost = false;
        }
    }

    /** Keeps memory within its bound. Everything that was written must be durable. */
    public void trim() {
        if (counts.size() > MACHINES_MAX) {
            counts.keySet().retainAll(changed);
        }
    }

    /** Throws away what is not stored. */
    public void forget() {
        counts.clear();
        changed.clear();
    }

    /**
     * A damaged row must not stop executions: the writer's numbers for this machine begin anew, and the store says so.
     */
    private long[] stored(String machineArn) {
        byte[] key = CountRow.key(machineArn, writer);
        byte[] row = store.get(Table.COUNT, key);
        try {
            return row == null
                    ? new long[CountRow.STATUSES]
                    : Stored.read(Table.COUNT, key, row, CountRow::decode).byStatus();
        } catch (Refused unreadable) {
            LOG.error("executions of {} are counted anew: {}", machineArn, unreadable.getMessage());
            lost = true;
            return new long[CountRow.STATUSES];
        }
    }
}
