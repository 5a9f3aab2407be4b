package dev.stepwell.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** What is told of the manifest of an open database is what lies on the disk. */
final class LiveManifestTest {
    private static final int FLUSHES = 60;

    @TempDir
    private Path temporary;

    private Path database;

    @BeforeEach
    void load() {
        NativeLibrary.load(temporary.resolve("native"));
        database = temporary.resolve("db");
    }

    @Test
    void followsWhatIsAppended() throws RocksDBException, IOException {
        assertThat(numbersSeen(Long.MAX_VALUE)).hasSize(1);
    }

    /** With a limit of one byte RocksDB begins another now and then. */
    @Test
    void followsToAnother() throws RocksDBException, IOException {
        assertThat(numbersSeen(1)).hasSizeGreaterThan(1);
    }

    @Test
    void isTheSameUntilSomethingChanges() throws RocksDBException, IOException {
        try (var options = new Options().setCreateIfMissing(true);
                RocksDB rocks = RocksDB.open(options, database.toString())) {
            var live = new LiveManifest(rocks, database);
            Manifest before = live.now();
            rocks.put(key(1), new byte[10]);

            assertThat(live.now()).isSameAs(before);
        }
    }

    private Set<Long> numbersSeen(long manifestBytesMax) throws RocksDBException, IOException {
        Set<Long> numbers = new HashSet<>();
        try (var options = new Options().setCreateIfMissing(true).setMaxManifestFileSize(manifestBytesMax);
                var flush = new FlushOptions();
                RocksDB rocks = RocksDB.open(options, database.toString())) {
            var live = new LiveManifest(rocks, database);
            for (int i = 0; i < FLUSHES; i++) {
                rocks.put(key(i), new byte[10]);
                rocks.flush(flush);
                Manifest told = live.now();
                numbers.add(told.number());
                assertThat(told).isIn(onDisk(told.bytes()), Manifest.UNKNOWN);
            }
            rocks.cancelAllBackgroundWork(true);
            assertThat(live.now()).isEqualTo(onDisk(Long.MAX_VALUE));
        }
        return numbers;
    }

    /** As much of the file, or all of it. */
    private Manifest onDisk(long bytes) throws IOException {
        ManifestFile file = Objects.requireNonNull(ManifestFile.current(database));
        byte[] content = Files.readAllBytes(file.path());
        int length = (int) Math.min(bytes, content.length);
        CRC32C sum = new CRC32C();
        sum.update(content, 0, length);
        return new Manifest(file.number(), length, (int) sum.getValue());
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }
}
