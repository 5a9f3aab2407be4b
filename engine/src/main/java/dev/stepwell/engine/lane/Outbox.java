package dev.stepwell.engine.lane;

import dev.stepwell.engine.row.Message;
import dev.stepwell.engine.row.RowKeys;
import dev.stepwell.store.ExecutionKey;
import dev.stepwell.store.Keys;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.util.List;

/**
 * The messages of a lane's executions to others: written with the batch that causes them, sent when it is durable,
 * deleted when the receiver's side is durable, sent again after a crash. Confined to one lane.
 */
final class Outbox {
    private final boolean[] owned = new boolean[ExecutionKey.PARTITIONS];
    private long next = 1;

    Outbox(Store store, int[] partitions) {
        for (int partition : partitions) {
            owned[partition] = true;
            byte[] prefix = RowKeys.partitionPrefix(partition);
            List<Row> last = store.scanBackwards(Table.OUTBOX, prefix, Keys.after(prefix), 1);
            for (Row row : last) {
                next = Math.max(next, RowKeys.outboxNumber(row.key()) + 1);
            }
        }
    }

    void send(int sender, Message message, OpenBatch batch) {
        long number = next++;
        batch.writes.put(Table.OUTBOX, RowKeys.outbox(sender, number), message.encode());
        batch.touches(sender);
        batch.hold(new Release.Post(message.receiver(), new Mail.Told(sender, number, message)));
    }

    /** The receiver's side is in this batch. */
    void received(int sender, long number, OpenBatch batch) {
        if (owned[sender]) {
            acknowledged(sender, number, batch);
        } else {
            batch.hold(new Release.Post(sender, new Mail.Acknowledged(sender, number)));
        }
    }

    /** The receiver's side is durable, or becomes so with this batch. */
    void acknowledged(int sender, long number, OpenBatch batch) {
        batch.writes.delete(Table.OUTBOX, RowKeys.outbox(sender, number));
        batch.touches(sender);
    }
}
