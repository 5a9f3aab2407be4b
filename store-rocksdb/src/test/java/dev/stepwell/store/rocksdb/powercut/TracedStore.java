package dev.stepwell.store.rocksdb.powercut;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import dev.stepwell.store.rocksdb.RocksOptions;
import dev.stepwell.store.rocksdb.RocksStore;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A process that commits numbered batches to a store and prints each number once it is durable. The store's memory is
 * small, so that it writes tables, compacts them, and uses its logs again. Before the last of
 * them it closes the store and opens it anew.
 */
final class TracedStore {
    private static final int MEMTABLE_BYTES = 64 * 1024;
    private static final int BATCHES_OF_SECOND_LIFE = 50;
    private static final int STATES = 40;
    private static final int HISTORIES_KEPT = 60;
    private static final int RANGE_EVERY = 25;
    private static final byte[] COUNT_KEY = {1};

    private TracedStore() {}

    /** @param arguments the data directory, the number of batches */
    public static void main(String[] arguments) throws IOException {
        Path directory = Path.of(arguments[0]);
        int batches = Integer.parseInt(arguments[1]);
        try (var out = new FileOutputStream(FileDescriptor.out)) {
            commit(directory, 1, batches - BATCHES_OF_SECOND_LIFE, out);
            commit(directory, batches - BATCHES_OF_SECOND_LIFE + 1, batches, out);
        }
    }

    private static void commit(Path directory, int first, int last, OutputStream out) throws IOException {
        try (Store store = open(directory)) {
            for (int number = first; number <= last; number++) {
                Committed committed = store.commit(batch(number)).join();
                if (!(committed instanceof Committed.Durable)) {
                    throw new IllegalStateException(committed.toString());
                }
                out.write((number + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    static Store open(Path directory) {
        return RocksStore.open(
                RocksOptions.in(directory).withMemtableBytes(MEMTABLE_BYTES).withFreeBytes(0, 0));
    }

    /** How many batches a store has: each writes its number. */
    static int count(Store store) {
        byte[] count = store.get(Table.META, COUNT_KEY);
        return count == null ? 0 : ByteBuffer.wrap(count).getInt();
    }

    /** Rewrites a state, adds to the history, and forgets the oldest of it, one by one or many at once. */
    private static Batch batch(int number) {
        Batch batch = new Batch()
                .put(Table.META, COUNT_KEY, key(number))
                .put(Table.STATE, key(number % STATES), value(number, 300))
                .put(Table.HISTORY, key(number), value(number, 900));
        if (number % RANGE_EVERY == 0) {
            batch.deleteRange(Table.HISTORY, key(0), key(number - HISTORIES_KEPT));
        }
        return batch;
    }

    /** The rows after so many batches, as {@code table key -> value}. */
    static Map<String, byte[]> rows(int batches) {
        Map<String, byte[]> rows = new TreeMap<>();
        for (int number = Math.max(1, batches - STATES + 1); number <= batches; number++) {
            rows.put("STATE " + number % STATES, value(number, 300));
        }
        int forgotten = batches / RANGE_EVERY * RANGE_EVERY - HISTORIES_KEPT;
        for (int number = Math.max(1, forgotten); number <= batches; number++) {
            rows.put("HISTORY " + number, value(number, 900));
        }
        return rows;
    }

    /** The rows a store has. */
    static Map<String, byte[]> rows(Store store) {
        Map<String, byte[]> rows = new TreeMap<>();
        for (Table table : new Table[] {Table.STATE, Table.HISTORY}) {
            store.scan(table, new byte[0], null, Integer.MAX_VALUE)
                    .forEach(row ->
                            rows.put(table + " " + ByteBuffer.wrap(row.key()).getInt(), row.value()));
        }
        return rows;
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(Math.max(0, number)).array();
    }

    private static byte[] value(int number, int length) {
        byte[] value = new byte[length];
        new SplittableRandom(number).nextBytes(value);
        return value;
    }
}
