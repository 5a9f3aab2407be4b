package dev.stepwell.engine.lane;

import dev.stepwell.engine.Refused;
import dev.stepwell.engine.row.ExpressRow;
import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.engine.row.Stored;
import dev.stepwell.interpreter.EngineBug;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Goes through what a crash may have left: calls in flight, messages that were not acknowledged, and Express
 * executions that did not end, a slice at a time, so that new work need not wait for it. Confined to one lane.
 */
final class Recovery {
    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);
    private static final int SLICE = 64;
    private static final List<Table> TABLES = List.of(Table.IN_FLIGHT, Table.OUTBOX, Table.EXPRESS);

    /** A row that was left. */
    sealed interface Found {
        record InFlight(ExecutionKey execution) implements Found {}

        /** Of a call that was handed back; whoever revives its execution has read the row before it is found here. */
        record Unmade(ExecutionKey execution, byte[] row) implements Found {}

        record Unacknowledged(Mail.Told mail) implements Found {}

        record Unfinished(ExecutionKey execution, ExpressRow row) implements Found {}

        /** The partition it lies in. */
        default int partition() {
            return switch (this) {
                case InFlight(var execution) -> execution.partition();
                case Unmade(var execution, var _) -> execution.partition();
                case Unacknowledged(var mail) -> mail.sender();
                case Unfinished(var execution, var _) -> execution.partition();
            };
        }
    }

    /** How far it has come. */
    record Position(int partition, int table, byte[] from) {}

    private final Store store;
    private final int[] partitions;
    private int partition;
    private int table;
    private byte[] from = {};

    Recovery(Store store, int[] partitions) {
        this.store = store;
        this.partitions = partitions.clone();
        begin();
    }

    Position position() {
        return new Position(partition, table, from);
    }

    /** What was found since then is to be found again. */
    void back(Position to) {
        partition = to.partition();
        table = to.table();
        from = to.from();
    }

    boolean isDone() {
        return partition >= partitions.length;
    }

    /** The next rows; may be none though there are more. */
    List<Found> slice() {
        byte[] end = Keys.after(RowKeys.partitionPrefix(partitions[partition]));
        Table current = TABLES.get(table);
        List<Row> rows = store.scan(current, from, end, SLICE);
        if (rows.size() < SLICE) {
            advance();
        } else {
            byte[] last = rows.getLast().key();
            from = Arrays.copyOf(last, last.length + 1);
        }
        return rows.stream()
                .map(row -> readable(current, row))
                .filter(Objects::nonNull)
                .toList();
    }

    /** One row that cannot be read stays where it is and does not keep the others from being found. */
    private static @Nullable Found readable(Table table, Row row) {
        try {
            return Stored.read(table, row.key(), () -> found(table, row));
        } catch (Refused unreadable) {
            LOG.error("what a former process left is not taken up: {}", unreadable.getMessage());
            return null;
        }
    }

    private static Found found(Table table, Row row) {
        return switch (table) {
            case IN_FLIGHT -> {
                ExecutionKey execution = RowKeys.executionAt(row.key(), 0);
                yield row.key().length == ExecutionKey.LENGTH
                        ? new Found.InFlight(execution)
                        : new Found.Unmade(execution, row.key());
            }
            case OUTBOX ->
                new Found.Unacknowledged(new Mail.Told(
                        RowKeys.senderOf(row.key()), RowKeys.outboxNumber(row.key()), Message.decode(row.value())));
            case EXPRESS -> new Found.Unfinished(RowKeys.executionAt(row.key(), 0), ExpressRow.decode(row.value()));
            default -> throw new EngineBug("recovery does not read " + table);
        };
    }

    private void advance() {
        table++;
        if (table == TABLES.size()) {
            table = 0;
            partition++;
        }
        begin();
    }

    private void begin() {
        if (!isDone()) {
            from = RowKeys.partitionPrefix(partitions[partition]);
        }
    }
}
