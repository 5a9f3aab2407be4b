package dev.stepwell.engine.read;

import dev.stepwell.asl.json.Payload;
import dev.stepwell.engine.Executions.Description;
import dev.stepwell.engine.Executions.Status;
import dev.stepwell.engine.Executions.Summary;
import dev.stepwell.engine.RedriveRules;
import dev.stepwell.engine.codec.HistoryCodec;
import dev.stepwell.engine.row.ExecutionRow;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.engine.row.Through;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.interpreter.EventDetails;
import dev.stepwell.interpreter.HistoryEvent;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the rows of one execution. Stateless and thread-safe. */
public final class ExecutionReader {
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

    /** The stored history chunk that begins with this event. */
    public byte[] chunk(ExecutionKey key, long firstEventId) {
        byte[] chunk = store.get(Table.HISTORY, Keys.history(key, firstEventId));
        if (chunk == null) {
            throw new EngineBug("execution " + key + " has no history chunk that begins with event " + firstEventId);
        }
        return chunk;
    }

    /** The input an execution was started with. */
    public Payload input(ExecutionKey key) {
        return input(key, chunk(key, FIRST_EVENT));
    }

    /** The same, from its first chunk of history. */
    public static Payload input(ExecutionKey key, byte[] firstChunk) {
        HistoryEvent first =
                Stored.read(Table.HISTORY, Keys.history(key, FIRST_EVENT), firstChunk, HistoryCodec::first);
        if (first.details() instanceof EventDetails.ExecutionStarted started) {
            return started.input();
        }
        throw new EngineBug("execution " + key + " does not begin with ExecutionStarted but " + first.type());
    }

    private List<HistoryEvent> events(ExecutionKey key, long firstEventId) {
        return Stored.read(
                Table.HISTORY, Keys.history(key, firstEventId), chunk(key, firstEventId), HistoryCodec::decode);
    }

    /** The stored history chunk that was written last; its only one while the history is short. */
    public Row lastChunk(ExecutionKey key) {
        List<Row> last = store.scanBackwards(Table.HISTORY, key.bytes(), Keys.after(key.bytes()), 1);
        if (last.isEmpty()) {
            throw new EngineBug("execution " + key + " has no history");
        }
        return last.getFirst();
    }

    /** One event. */
    public HistoryEvent event(ExecutionKey key, long id) {
        List<Row> rows =
                store.scanBackwards(Table.HISTORY, Keys.history(key, FIRST_EVENT), Keys.history(key, id + 1), 1);
        for (Row row : rows) {
            for (HistoryEvent event : Stored.read(Table.HISTORY, row, HistoryCodec::decode)) {
                if (event.id() == id) {
                    return event;
                }
            }
        }
        throw new EngineBug("execution " + key + " has no event " + id);
    }

    /** What DescribeExecution tells at the moment of the end. */
    public Description describe(ExecutionKey key, ExecutionRow row) {
        Payload input = input(key);
        String obstacle = RedriveRules.obstacleAtEnd(row);
        Summary summary = summary(row);
        if (row.status() == Status.RUNNING) {
            return new Description(summary, input, null, null, null, obstacle);
        }
        HistoryEvent last = events(key, row.closingChunk()).getLast();
        return switch (last.details()) {
            case EventDetails.ExecutionSucceeded(var output) ->
                new Description(summary, input, output, null, null, obstacle);
            case EventDetails.Failure(var error, var cause)
            when row.status() != Status.TIMED_OUT -> new Description(summary, input, null, error, cause, obstacle);
            default -> new Description(summary, input, null, null, null, obstacle);
        };
    }

    private static Summary summary(ExecutionRow row) {
        Through through = row.through();
        return new Summary(
                row.arn(),
                row.machineArn(),
                row.name(),
                row.status(),
                row.startDate(),
                row.stopDate(),
                row.redrives().count(),
                row.redrives().date(),
                through == null ? null : through.versionArn(row.machineArn()),
                through == null ? null : through.aliasArn(row.machineArn()));
    }
}
