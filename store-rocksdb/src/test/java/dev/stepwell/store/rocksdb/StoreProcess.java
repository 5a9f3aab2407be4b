package dev.stepwell.store.rocksdb;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A process that writes numbered pairs of rows, and prints each number once it is durable, until somebody kills it. */
final class StoreProcess {
    private static final int MEMTABLE_BYTES = 64 * 1024;

    private StoreProcess() {}

    /** @param arguments the data directory, the first number */
    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Store store = open(Path.of(arguments[0]));
        for (long number = Long.parseLong(arguments[1]); number < Long.MAX_VALUE; number++) {
            Committed committed = store.commit(new Batch()
                            .put(Table.STATE, key(number), new byte[600])
                            .put(Table.HISTORY, key(number), new byte[700]))
                    .join();
            out.println(committed instanceof Committed.Durable ? Long.toString(number) : committed.toString());
        }
    }

    /** With little memory, so that files and the manifest change all the time. */
    static Store open(Path directory) {
        return RocksStore.open(
                RocksOptions.in(directory).withMemtableBytes(MEMTABLE_BYTES).withFreeBytes(0, 0));
    }

    static byte[] key(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
