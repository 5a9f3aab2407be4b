package dev.stepwell.engine.read;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.Insight.Detail;
import dev.stepwell.engine.RedriveRules;
import dev.stepwell.engine.Refused;
import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.engine.codec.StoredChunk;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the rows of one execution. Stateless and thread-safe. */
public final class ExecutionReader {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionReader.class);
    private static final long FIRST_EVENT = 1;

    private final Store store;

    public ExecutionReader(Store store) {
        this.store = store;
    }

    /** The key of the execution with this ARN, or null. */
    public @Nullable ExecutionKey find(String executionArn) {
        int partition = RowKeys.partition(executionArn);
        byte[] value = store.get(Table.NAME, RowKeys.name(partition, executionArn));
        return value == null ? null : RowKeys.nameTarget(partition, value);
    }

    public @Nullable ExecutionRow row(ExecutionKey key) {
        byte[] value = store.get(Table.EXECUTION, key.bytes());
        return value == null ? null : Stored.read(Table.EXECUTION, key.bytes(), value, ExecutionRow::decode);
    }

    /** The same for those who look at many: one that cannot be read is left out and does not hide the others. */
    @Nullable
    ExecutionRow rowIfReadable(ExecutionKey key) {
        try {
            return row(key);
        } catch (Refused unreadable) {
            LOG.error("an execution is left out: {}", unreadable.getMessage());
            return null;
        }
    }

    /** The stored history chunk that begins with this event. */
    public StoredChunk chunk(ExecutionKey key, long firstEventId) {
        byte[] chunk = findChunk(key, firstEventId);
        if (chunk == null) {
            throw new EngineBug("execution " + key + " has no history chunk that begins with event " + firstEventId);
        }
        return Stored.read(Table.HISTORY, Keys.history(key, firstEventId), chunk, StoredChunk::open);
    }

    /** The same of its beginning. */
    public StoredChunk firstChunk(ExecutionKey key) {
        return chunk(key, FIRST_EVENT);
    }

    /** The stored history chunk that begins with this event, or null. */
    byte @Nullable [] findChunk(ExecutionKey key, long firstEventId) {
        return store.get(Table.HISTORY, Keys.history(key, firstEventId));
    }

    /** The input an execution was started with. */
    public Payload input(ExecutionKey key) {
        return input(key, firstChunk(key));
    }

    /** The same, from its first chunk of history. */
    public static Payload input(ExecutionKey key, StoredChunk firstChunk) {
        HistoryEvent first = event(key, FIRST_EVENT, firstChunk::first);
        if (first.details() instanceof EventDetails.ExecutionStarted started) {
            return started.input();
        }
        throw new EngineBug("execution " + key + " does not begin with ExecutionStarted but " + first.type());
    }

    private static HistoryEvent event(ExecutionKey key, long chunk, Supplier<HistoryEvent> event) {
        return Stored.read(Table.HISTORY, Keys.history(key, chunk), event);
    }

    /** The stored history chunk that was written last; its only one while the history is short. */
    public StoredChunk lastChunk(ExecutionKey key) {
        List<Row> last = store.scanBackwards(Table.HISTORY, key.bytes(), Keys.after(key.bytes()), 1);
        if (last.isEmpty()) {
            throw new EngineBug("execution " + key + " has no history");
        }
        return Stored.read(Table.HISTORY, last.getFirst(), StoredChunk::open);
    }

    /** One event, which must be there. */
    public HistoryEvent event(ExecutionKey key, long id) {
        HistoryEvent event = findEvent(key, id);
        if (event == null) {
            throw new EngineBug("execution " + key + " has no event " + id);
        }
        return event;
    }

    /** One event, or null. */
    public @Nullable HistoryEvent findEvent(ExecutionKey key, long id) {
        List<Row> rows =
                store.scanBackwards(Table.HISTORY, Keys.history(key, FIRST_EVENT), Keys.history(key, id + 1), 1);
        for (Row row : rows) {
            for (HistoryEvent event : Stored.read(Table.HISTORY, row, HistoryCodec::decode)) {
                if (event.id() == id) {
                    return event;
                }
            }
        }
        return null;
    }

    /** What DescribeExecution tells at the moment of the end. */
    public Description describe(ExecutionKey key, ExecutionRow row) {
        StoredChunk firstChunk = firstChunk(key);
        Payload input = input(key, firstChunk);
        String obstacle = RedriveRules.obstacleAtEnd(row);
        Summary summary = row.summary();
        if (row.status() == Status.RUNNING) {
            return new Description(summary, input, null, null, null, obstacle);
        }
        HistoryEvent last = last(key, row.closingChunk(), firstChunk);
        return switch (last.details()) {
            case EventDetails.ExecutionSucceeded(var output) ->
                new Description(summary, input, output, null, null, obstacle);
            case EventDetails.Failure(var error, var cause)
            when row.status() != Status.TIMED_OUT -> new Description(summary, input, null, error, cause, obstacle);
            default -> new Description(summary, input, null, null, null, obstacle);
        };
    }

    private HistoryEvent last(ExecutionKey key, long closingChunk, StoredChunk firstChunk) {
        StoredChunk closing = closingChunk == FIRST_EVENT ? firstChunk : chunk(key, closingChunk);
        return event(key, closingChunk, closing::last);
    }

    /** All about it but its history. */
    public Detail detail(ExecutionKey key, ExecutionRow row) {
        // one that ended may keep the state that a redrive needs, but nothing of it is open
        OpenScopes open = row.status() == Status.RUNNING ? OpenScopes.of(store, key) : OpenScopes.NONE;
        return new Detail(describe(key, row), row.failedState(), open.scopes(), open.areAll());
    }
}
