package dev.stepwell.engine.lane;

import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.codec.HistoryChunk;
import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.engine.codec.StateRow;
import dev.stepwell.engine.index.IndexRows;
import dev.stepwell.engine.index.Tally;
import dev.stepwell.engine.log.LogTarget;
import dev.stepwell.engine.log.LoggedEvents;
import dev.stepwell.engine.metric.EngineMetrics;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.ExecutionRow.Fault;
import dev.stepwell.engine.row.ExecutionRow.Kept;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.interpreter.Interpreter;
import dev.stepwell.interpreter.Outcome;
import dev.stepwell.store.Batch;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Writes executions into a batch: what changed, and no row twice. Confined to one lane. */
final class RowWriter {
    /** Up to so many rows are deleted one by one, more as a range. */
    private static final int SINGLE_DELETES_MAX = 16;

    private static final byte[] NOTHING = {};
    private static final String TIMEOUT = "States.Timeout";

    private final LiveCache cache;
    private final WakeWindow wakes;
    private final LaneServices services;
    private final EngineMetrics metrics;
    private final Tally tally;

    RowWriter(LiveCache cache, WakeWindow wakes, Tally tally, LaneServices services) {
        this.cache = cache;
        this.wakes = wakes;
        this.tally = tally;
        this.services = services;
        this.metrics = services.metrics();
    }

    /** Writes an execution that goes on. */
    void write(Live live, OpenBatch batch) {
        Batch to = batch.writes;
        int before = (int) to.bytes();
        HistoryChunk chunk = history(live, batch);
        describe(live, batch);
        state(live, chunk, to);
        wake(live, batch);
        mark(live, to);
        waits(live, to);
        live.dirty = false;
        live.ahead = false;
        live.lastBatch = batch.number;
        cache.weigh(live, Math.max(live.weight, (int) to.bytes() - before));
    }

    /** Writes an execution that has ended; nothing can happen to it any more. */
    void close(Live live, Outcome outcome, OpenBatch batch) {
        Batch to = batch.writes;
        if (live.events.isEmpty()) {
            throw new EngineBug("execution " + live.row.arn() + " ended without an event");
        }
        Instant at = live.events.getLast().timestamp();
        Kept kept = kept(live, outcome);
        // why it failed may be among the events that are still in memory
        Fault fault = fault(live, outcome);
        live.row = live.row.closed(status(outcome), at, live.events.getFirst().id(), kept, fault);
        HistoryChunk chunk = history(live, batch);
        if (kept == Kept.STATE) {
            keepState(live, chunk, to);
        } else {
            deleteState(live, to);
        }
        awaitNothing(live, to);
        describe(live, batch);
        to.put(Table.EXPIRY, RowKeys.expiry(live.key, at.toEpochMilli()), NOTHING);
        live.dirty = false;
        live.ahead = false;
        live.lastBatch = batch.number;
    }

    private @Nullable HistoryChunk history(Live live, OpenBatch batch) {
        if (live.events.isEmpty()) {
            return null;
        }
        log(live, batch);
        HistoryChunk chunk = HistoryCodec.encode(live.events);
        batch.writes.put(Table.HISTORY, Keys.history(live.key, chunk.firstEventId()), chunk.bytes());
        metrics.historyEvents.add(live.events.size());
        live.events.clear();
        return chunk;
    }

    private static void log(Live live, OpenBatch batch) {
        LogTarget target = live.machine.logs();
        LoggedEvents logged = target == null
                ? null
                : target.select(live.row.arn(), live.row.redrives().count(), live.events);
        if (logged != null) {
            batch.logged.add(logged);
        }
    }

    /** Writes what DescribeExecution, ListExecutions and the search tell, if it changed. */
    private void describe(Live live, OpenBatch batch) {
        ExecutionRow before = live.stored;
        ExecutionRow row = live.row;
        if (before != null && before.equals(row)) {
            return;
        }
        Batch to = batch.writes;
        if (before == null) {
            to.put(Table.NAME, RowKeys.name(live.key.partition(), row.arn()), RowKeys.nameValue(live.key));
            IndexRows.born(live.key, row, to);
        } else {
            IndexRows.left(live.key, before, to);
            IndexRows.changed(live.key, row, to);
            Instant closed = before.stopDate();
            if (closed != null) {
                to.delete(Table.EXPIRY, RowKeys.expiry(live.key, closed.toEpochMilli()));
            }
        }
        to.put(Table.EXECUTION, live.key.bytes(), row.encode());
        tally.moved(row.machineArn(), before == null ? null : before.status(), row.status());
        batch.changes(row, before == null);
        live.stored = row;
    }

    /** Writes what changed of the control state. */
    private static void state(Live live, @Nullable HistoryChunk chunk, Batch to) {
        for (StateRow row : live.codec.encodeChanged(chunk, live.rows)) {
            byte[] value = row.value();
            if (value != null) {
                to.put(Table.STATE, Keys.state(live.key, row.row()), value);
                live.rows.add(row.row());
            } else if (live.rows.remove(row.row())) {
                to.delete(Table.STATE, Keys.state(live.key, row.row()));
            }
        }
    }

    private Kept kept(Live live, Outcome outcome) {
        if (outcome instanceof Outcome.Succeeded) {
            return Kept.NOTHING;
        }
        return Interpreter.hasRoomForRedrive(
                        live.state.lastEventId(), services.options().limits())
                ? Kept.STATE
                : Kept.FULL_HISTORY;
    }

    /** Keeps what the interpreter wants for a redrive; links to nested executions end. */
    private static void keepState(Live live, @Nullable HistoryChunk chunk, Batch to) {
        state(live, chunk, to);
        live.rows.removeIf(row -> {
            boolean isEngines = (row & RowKeys.ENGINE_ROW) != 0;
            if (isEngines) {
                to.delete(Table.STATE, Keys.state(live.key, row));
            }
            return isEngines;
        });
    }

    /** Why it did not succeed, or null. */
    private @Nullable Fault fault(Live live, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded _ -> null;
            case Outcome.Failed(var error, var _) -> new Fault(error, failedState(live));
            case Outcome.TimedOut _ -> new Fault(TIMEOUT, failedState(live));
            case Outcome.Aborted(var error, var _) -> new Fault(error, failedState(live));
        };
    }

    /**
     * Its name is in memory, unless a branch or iteration failed in a state that it had entered in an earlier batch.
     * When that batch is on its way to the disk, the Parallel or Map is named instead.
     */
    private String failedState(Live live) {
        if (live.state.failedOutside()) {
            return live.state.currentState();
        }
        long entered = live.state.failedEvent();
        HistoryEvent event = live.events.stream()
                .filter(each -> each.id() == entered)
                .findFirst()
                .orElseGet(() -> services.reader().findEvent(live.key, entered));
        return event != null && event.details() instanceof EventDetails.StateEntered(var name, var _)
                ? name
                : live.state.currentState();
    }

    /** Moves the wake row when the next wake is earlier than it; a later one is found when the row has fired. */
    private void wake(Live live, OpenBatch batch) {
        Batch to = batch.writes;
        Instant next = live.nextWake();
        long due = next == null ? Live.NO_WAKE : next.toEpochMilli();
        if (due < live.wakeRow) {
            if (live.wakeRow != Live.NO_WAKE && live.wakeCertain) {
                to.delete(Table.WAKE, Keys.wake(live.key, live.wakeRow));
            }
            long epoch = services.epoch(live.key.partition());
            to.put(Table.WAKE, Keys.wake(live.key, due), WakeWindow.value(epoch));
            live.wakeRow = due;
            live.wakeCertain = true;
            wakes.written(new WakeWindow.Wake(live.key, due, epoch), batch.number);
        }
    }

    private void mark(Live live, Batch to) {
        boolean calls = live.state.hasOpenCalls();
        if (calls && (!live.marked || live.markInherited)) {
            long epoch = services.epoch(live.key.partition());
            to.put(Table.IN_FLIGHT, live.key.bytes(), WakeWindow.value(epoch));
        } else if (!calls && live.marked) {
            to.delete(Table.IN_FLIGHT, live.key.bytes());
        }
        live.marked = calls;
        live.markInherited = false;
    }

    private static void waits(Live live, Batch to) {
        boolean waits = live.state.awaitsOthers();
        if (waits != live.waits) {
            IndexRows.waiting(live.key, live.row, waits, to);
            live.waits = waits;
        }
    }

    private static void deleteState(Live live, Batch to) {
        if (live.rows.size() <= SINGLE_DELETES_MAX) {
            live.rows.forEach(row -> to.delete(Table.STATE, Keys.state(live.key, row)));
        } else {
            byte[] from = live.key.bytes();
            to.deleteRange(Table.STATE, from, Keys.after(from));
        }
        live.rows.clear();
    }

    private static void awaitNothing(Live live, Batch to) {
        if (live.wakeRow != Live.NO_WAKE) {
            to.delete(Table.WAKE, Keys.wake(live.key, live.wakeRow));
        }
        if (live.marked) {
            to.delete(Table.IN_FLIGHT, live.key.bytes());
        }
        if (live.waits) {
            IndexRows.waiting(live.key, live.row, false, to);
        }
    }

    /** Notes the nested execution of an attempt, so that it can be stopped. */
    static void child(Live live, long row, @Nullable String childArn, Batch to) {
        if (childArn != null) {
            to.put(Table.STATE, Keys.state(live.key, row), childArn.getBytes(StandardCharsets.UTF_8));
            live.rows.add(row);
        } else if (live.rows.remove(row)) {
            to.delete(Table.STATE, Keys.state(live.key, row));
        }
    }

    private static Status status(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Succeeded _ -> Status.SUCCEEDED;
            case Outcome.Failed _ -> Status.FAILED;
            case Outcome.TimedOut _ -> Status.TIMED_OUT;
            case Outcome.Aborted _ -> Status.ABORTED;
        };
    }
}
