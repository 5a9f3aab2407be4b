package dev.stepwell.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.DBOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/** Our representation of a batch is RocksDB's own, byte for byte. */
final class BatchBytesTest {
    @TempDir
    private Path directory;

    @Test
    void equalsWhatRocksDbBuildsFromTheSameWrites() throws RocksDBException {
        NativeLibrary.load(directory.resolve("native"));
        List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
        descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY));
        for (Family family : Family.values()) {
            descriptors.add(new ColumnFamilyDescriptor(family.label()));
        }
        List<ColumnFamilyHandle> handles = new ArrayList<>();
        Batch batch = everyKindOfWrite();
        try (var options = new DBOptions().setCreateIfMissing(true).setCreateMissingColumnFamilies(true);
                var database = RocksDB.open(options, directory.resolve("db").toString(), descriptors, handles);
                var theirs = new WriteBatch()) {
            List<ColumnFamilyHandle> families = handles.subList(1, handles.size());
            for (Batch.Write write : batch.writes()) {
                write(theirs, families.get(Family.of(write.table()).place()), write);
            }
            int[] ids = families.stream().mapToInt(ColumnFamilyHandle::getID).toArray();

            assertThat(BatchBytes.of(batch, ids)).isEqualTo(theirs.data());
            assertThat(database.getName()).isNotEmpty();
        }
    }

    private static Batch everyKindOfWrite() {
        var random = new SplittableRandom(7);
        var batch = new Batch();
        for (Table table : Table.values()) {
            for (int length : new int[] {0, 1, 125, 126, 127, 128, 129, 16_382, 16_383, 16_384, 3_000_000}) {
                byte[] key = new byte[length / 100];
                byte[] value = new byte[length];
                random.nextBytes(key);
                random.nextBytes(value);
                batch.put(table, key, value).delete(table, key).deleteRange(table, key, Arrays.copyOf(key, length));
            }
        }
        return batch;
    }

    private static void write(WriteBatch batch, ColumnFamilyHandle family, Batch.Write write) throws RocksDBException {
        switch (write) {
            case Batch.Write.Put(var table, var key, var value) -> batch.put(family, inTable(table, key), value);
            case Batch.Write.Delete(var table, var key) -> batch.delete(family, inTable(table, key));
            case Batch.Write.DeleteRange(var table, var from, var to) ->
                batch.deleteRange(family, inTable(table, from), inTable(table, to));
        }
    }

    private static byte[] inTable(Table table, byte[] key) {
        byte[] prefixed = new byte[1 + key.length];
        prefixed[0] = (byte) table.code();
        System.arraycopy(key, 0, prefixed, 1, key.length);
        return prefixed;
    }
}
