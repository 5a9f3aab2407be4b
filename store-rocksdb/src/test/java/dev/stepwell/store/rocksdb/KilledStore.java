package dev.stepwell.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Row;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The files of a store whose process was killed, with tables, blobs, and a log that holds the last rows alone. Its mark
 * tells of all of its manifest, as after a commit that nothing in the background followed.
 *
 * @param directory the data directory
 */
record KilledStore(Path directory) {
    private static final int ROWS = 900;
    private static final int BLOB_BYTES = 900;
    private static final List<Table> TABLES = List.of(Table.HISTORY, Table.STATE, Table.LISTING);
    private static final int COMMITS_UNTIL_QUIET_MAX = 1_000;

    /** What opening a copy led to. */
    enum End {
        WHOLE,
        LESS,
        REFUSED
    }

    /** Makes one below {@code temporary}. */
    static KilledStore in(Path temporary) throws IOException {
        Path running = temporary.resolve("running");
        KilledStore killed = new KilledStore(temporary.resolve("killed"));
        try (Store store = open(running)) {
            for (int i = 0; i < ROWS; i++) {
                assertThat(store.commit(rows(i)).join()).isEqualTo(new Committed.Durable());
            }
            for (int i = 0; i < COMMITS_UNTIL_QUIET_MAX; i++) {
                assertThat(store.commit(rows(ROWS - 1)).join()).isEqualTo(new Committed.Durable());
                if (isQuiet(running)) {
                    copy(running, killed.directory);
                    if (isQuiet(killed.directory)) {
                        return killed;
                    }
                    delete(killed.directory);
                }
            }
        }
        throw new AssertionError("the store's manifest never came to rest");
    }

    private static boolean isQuiet(Path directory) throws IOException {
        Manifest told =
                Mark.of(Files.readAllBytes(directory.resolve(HighMark.FILE))).manifest();
        ManifestFile file = manifestOf(directory);
        return told.number() == file.number() && told.bytes() == file.bytes();
    }

    private static ManifestFile manifestOf(Path directory) throws IOException {
        return Objects.requireNonNull(ManifestFile.current(directory.resolve("db")));
    }

    /** A copy of it to be damaged. */
    Path copyTo(Path target) throws IOException {
        copy(directory, target);
        return target;
    }

    /** Where the manifest lies, in relation to the data directory. */
    Path manifest() throws IOException {
        return directory.relativize(manifestOf(directory).path());
    }

    /** Opens a copy and compares every row; no row may be another than was written. */
    static End opened(Path copy) {
        End end = End.WHOLE;
        try (Store store = open(copy)) {
            for (Table table : TABLES) {
                List<Row> rows = store.scan(table, new byte[0], null, 2 * ROWS);
                for (Row row : rows) {
                    int number = Integer.parseInt(new String(row.key(), UTF_8).substring("row ".length()));
                    assertThat(number).isBetween(0, ROWS - 1);
                    assertThat(row.key()).isEqualTo(key(number));
                    assertThat(row.value()).isEqualTo(value(table, number));
                    assertThat(store.get(table, key(number))).isEqualTo(row.value());
                }
                assertThat(rows.stream().map(row -> new String(row.key(), UTF_8)))
                        .doesNotHaveDuplicates();
                end = rows.size() == ROWS ? end : End.LESS;
            }
            return end;
        } catch (StoreUnusable refused) {
            assertThat(refused.getMessage()).contains(copy.getFileName().toString());
            return End.REFUSED;
        }
    }

    private static Batch rows(int number) {
        Batch batch = new Batch();
        for (Table table : TABLES) {
            batch.put(table, key(number), value(table, number));
        }
        return batch;
    }

    private static byte[] key(int number) {
        return String.format("row %06d", number).getBytes(UTF_8);
    }

    private static byte[] value(Table table, int number) {
        byte[] value = new byte[table == Table.HISTORY ? BLOB_BYTES : 60];
        new Random(number).nextBytes(value);
        return value;
    }

    static Store open(Path directory) {
        return RocksStore.open(
                RocksOptions.in(directory).withMemtableBytes(128 * 1024).withFreeBytes(0, 0));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
