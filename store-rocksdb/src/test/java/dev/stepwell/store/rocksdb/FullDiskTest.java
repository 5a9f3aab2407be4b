package dev.stepwell.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;
import dev.stepwell.store.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that is really full: a small file system in memory, which only a privileged user may mount. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class FullDiskTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int DISK_BYTES = 64 * MEBIBYTE;
    private static final int MEMTABLE_BYTES = 256 * 1024;

    @TempDir
    private Path mountPoint;

    /** Not on the small disk, which a loaded library would keep from being unmounted. */
    @TempDir
    private Path libraries;

    private boolean mounted;
    private int number;
    private final Set<Integer> durable = new TreeSet<>();
    private final Set<Integer> failed = new TreeSet<>();

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        NativeLibrary.load(libraries);
        mounted = run("mount", "-t", "tmpfs", "-o", "size=" + DISK_BYTES, "stepwell-test", mountPoint.toString());
        assumeTrue(mounted, "a small file system cannot be mounted here: needs Linux and the right to mount");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (mounted) {
            run("umount", "-l", mountPoint.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 5_000, 60_000, 400_000})
    void losesNothingAndGoesOnWhenThereIsSpaceAgain(int valueBytes) throws IOException {
        try (Store store = open()) {
            for (int round = 0; round < 4; round++) {
                write(store, valueBytes);
                fillDisk(round * 40_000L);
                writeUntilFull(store, valueBytes);
                checkRows(store);
                Files.delete(filler());
                write(store, valueBytes);
                write(store, valueBytes);
                checkRows(store);
            }
        }
        try (Store store = open()) {
            checkRows(store);
            write(store, valueBytes);
        }
        assertThat(failed).isNotEmpty();
    }

    @Test
    void aStoreClosedWhileTheDiskIsFullLosesNothing() throws IOException {
        try (Store store = open()) {
            write(store, 5_000);
            fillDisk(100_000);
            writeUntilFull(store, 5_000);
        }
        Files.delete(filler());
        try (Store store = open()) {
            checkRows(store);
        }
    }

    @Test
    void acceptsWorkAgainWhenThereIsSpace() throws IOException {
        RocksOptions options = options().withFreeBytes(4 * MEBIBYTE, 2 * MEBIBYTE);
        try (Store store = RocksStore.open(options)) {
            assertThat(store.acceptsWork()).isTrue();
            fillDisk(3 * MEBIBYTE);
            write(store, 100);

            assertThat(store.acceptsWork()).isFalse();

            Files.delete(filler());

            assertThat(store.acceptsWork()).isTrue();
        }
    }

    private void write(Store store, int valueBytes) {
        assertThat(commit(store, valueBytes)).isEqualTo(new Committed.Durable());
    }

    private void writeUntilFull(Store store, int valueBytes) {
        int failures = 0;
        int writes = 0;
        while (failures < 3) {
            Committed committed = commit(store, valueBytes);
            if (committed instanceof Committed.Failed(var reason, var noSpace)) {
                assertThat(noSpace).as(reason).isTrue();
                failures++;
            }
            assertThat(writes++).as("writes to a small disk").isLessThan(DISK_BYTES / 100);
        }
    }

    private Committed commit(Store store, int valueBytes) {
        byte[] value = new byte[valueBytes];
        new SplittableRandom(++number).nextBytes(value);
        Committed committed = store.commit(
                        new Batch().put(Table.STATE, key(number), value).put(Table.HISTORY, key(number), value))
                .join();
        (committed instanceof Committed.Durable ? durable : failed).add(number);
        return committed;
    }

    private void checkRows(Store store) {
        for (Table table : new Table[] {Table.STATE, Table.HISTORY}) {
            assertThat(durable).allMatch(row -> store.get(table, key(row)) != null);
            assertThat(failed).noneMatch(row -> store.get(table, key(row)) != null);
        }
    }

    private Store open() {
        return RocksStore.open(options().withFreeBytes(0, 0));
    }

    private RocksOptions options() {
        return RocksOptions.in(mountPoint.resolve("data")).withMemtableBytes(MEMTABLE_BYTES);
    }

    private Path filler() {
        return mountPoint.resolve("filler");
    }

    private void fillDisk(long bytesLeft) throws IOException {
        long bytes = Files.getFileStore(mountPoint).getUsableSpace() - bytesLeft;
        byte[] piece = new byte[4_096];
        try (OutputStream filler = Files.newOutputStream(filler())) {
            for (long written = 0; written + piece.length <= bytes; written += piece.length) {
                filler.write(piece);
            }
        } catch (IOException _) {
            // the store took what was left in the meantime: the disk is full, as wanted
        }
    }

    private static byte[] key(int number) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(number).array();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            // no such command here
            return false;
        }
    }
}
