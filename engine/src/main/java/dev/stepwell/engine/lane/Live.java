package dev.stepwell.engine.lane;

import dev.stepwell.engine.catalog.Machine;
import dev.stepwell.engine.codec.StateCodec;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.interpreter.ExecutionState;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An execution in the memory of its lane, with what the lane knows about its rows. Confined to the lane. */
final class Live {
    static final long NO_WAKE = Long.MAX_VALUE;
    /** It has no transition reserved. */
    static final long NO_TURN = 0;
    /** It was read in the midst of its way, so its wake may be for the transition that it has reserved. */
    static final long TURN_UNKNOWN = -1;

    final ExecutionKey key;
    final Machine machine;
    final StateCodec codec;
    final ExecutionState state;
    /** Events since the last write. */
    final List<HistoryEvent> events = new ArrayList<>();
    /** Numbers of its STATE rows. */
    final Set<Long> rows = new HashSet<>();
    /** Nested executions that are waited for, by number of the attempt. */
    final Map<Long, String> children = new HashMap<>();

    ExecutionRow row;
    /** The description that is in the store or on its way there, null for none. */
    @Nullable
    ExecutionRow stored;
    /** Whether it has the in-flight mark. */
    boolean marked;
    /** Whether that mark is a former process's. */
    boolean markInherited;
    /** Whether it has, or may have, the row that says it waits for somebody. */
    boolean waits;
    /** Due time of its wake row; a row that is due earlier may exist when {@link #wakeCertain} is false. */
    long wakeRow = NO_WAKE;

    boolean wakeCertain = true;
    /** From which millisecond since 1970 it may take the transition that it has reserved. */
    long turnAt = NO_TURN;
    /** Whether it is among the open batch's dirty ones. */
    boolean dirty;
    /** Whether memory is ahead of the store without being dirty: a heartbeat. */
    boolean ahead;
    /** The last batch that wrote it; it stays in memory until that is durable. */
    long lastBatch;
    /** Bytes it takes in memory, about. */
    int weight = 512;

    Live(ExecutionKey key, Machine machine, StateCodec codec, ExecutionRow row) {
        this.key = key;
        this.machine = machine;
        this.codec = codec;
        this.state = codec.state();
        this.row = row;
    }

    /** The earliest moment at which it wants to be woken, or null. */
    @Nullable
    Instant nextWake() {
        Instant deadline = turnAt > NO_TURN ? state.nextDeadline() : null;
        return deadline == null ? state.nextWake() : Instant.ofEpochMilli(Math.min(turnAt, deadline.toEpochMilli()));
    }

    boolean isOver() {
        return state.outcome() != null;
    }
}
