package dev.stepwell.engine.lane;

import dev.stepwell.engine.event.CommitEvent;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.store.Batch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * What a lane has done since it last handed a batch over: the writes, what to let out afterwards, and the mail that
 * led to it, in case it fails. Confined to its lane until it is handed over, then to the committer.
 */
public final class OpenBatch {
    final long number;
    /** Where recovery stood when the batch was opened. */
    final Recovery.Position recovery;

    final Batch writes = new Batch();
    final List<Release> releases = new ArrayList<>();
    /** Mail that was handled and that nobody would send again. */
    final List<Mail> progress = new ArrayList<>();
    /** Mail that was handled and whose sender waits. */
    final List<Mail> awaited = new ArrayList<>();
    /** Executions that are to be written when the batch is handed over. */
    final List<Live> dirty = new ArrayList<>();
    /** Executions that ended in it: forgotten when it is durable. */
    final List<Live> ended = new ArrayList<>();

    /** Named executions that began in it. */
    final List<Live> named = new ArrayList<>();

    final CommitEvent event = new CommitEvent();

    /** Executions that began, were redriven or ended in it, as it writes them. */
    final List<ExecutionRow> changed = new ArrayList<>();

    /** Events in it that are to be logged. */
    final List<LoggedEvents> logged = new ArrayList<>();

    /** When the store got it. */
    long begunNanos;

    private final BitSet partitions = new BitSet();
    private int executions;
    private long pendingBytes;
    private int begun;
    private int opened;

    OpenBatch(long number, Recovery.Position recovery) {
        this.number = number;
        this.recovery = recovery;
    }

    /** Notes that the batch writes to a partition, or says something about it. */
    void touches(int partition) {
        partitions.set(partition);
    }

    BitSet partitions() {
        return partitions;
    }

    void hold(Release release) {
        releases.add(release);
    }

    void countExecution() {
        executions++;
    }

    int executions() {
        return executions;
    }

    /** An execution begins or ends in it. */
    void changes(ExecutionRow row, boolean isNew) {
        changed.add(row);
        begun += isNew ? 1 : 0;
    }

    /** Executions that began in it. */
    int begun() {
        return begun;
    }

    /** Mail that led to it. */
    int mails() {
        return progress.size() + awaited.size();
    }

    /** The mail led to nothing. */
    void forgetMail() {
        progress.clear();
        awaited.clear();
    }

    /** Counts bytes of history that are not encoded yet. */
    void countPending(long bytes) {
        pendingBytes += bytes;
    }

    long bytes() {
        return writes.bytes() + pendingBytes;
    }

    /** Counts an execution that began (1) or ended (-1). */
    void countOpen(int change) {
        opened += change;
    }

    int opened() {
        return opened;
    }

    boolean isEmpty() {
        return writes.isEmpty() && releases.isEmpty() && dirty.isEmpty();
    }
}
