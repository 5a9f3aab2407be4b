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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that were damaged while nobody looked: a store opens with everything in it, or it says that it is damaged. It
 * never gives less or other rows than were acknowledged, except where a manifest was cut.
 */
final class DamagedFilesTest {
    private static final long SEED = 20_261_126;
    private static final int PLACES_PER_FILE = 4;
    private static final int ROWS = 900;
    private static final int BLOB_BYTES = 900;

    @TempDir
    private Path temporary;

    /** A store whose process was killed, with tables, blobs and a log that holds the last rows alone. */
    private Path killed;

    private final Random random = new Random(SEED);

    /** What opening a damaged copy led to. */
    private enum End {
        WHOLE,
        REFUSED
    }

    @BeforeEach
    void makeAStore() throws IOException {
        Path running = temporary.resolve("running");
        killed = temporary.resolve("killed");
        try (Store store = open(running)) {
            for (int i = 0; i < ROWS; i++) {
                assertThat(store.commit(rows(i)).join()).isEqualTo(new Committed.Durable());
            }
            copy(running, killed);
        }
    }

    @Test
    void aCopyWithoutDamageIsWhole() {
        assertThat(opened(killed)).isEqualTo(End.WHOLE);
    }

    @Test
    void damageIsSeenWhereverItIs() throws IOException {
        Map<String, Integer> ends = new TreeMap<>();
        for (Path file : files()) {
            for (Damage damage : damages(file)) {
                Path copy = temporary.resolve("damaged");
                copy(killed, copy);
                Path damaged = copy.resolve(killed.relativize(file));
                damage.to(damaged);
                ends.merge(kind(file) + " " + damage.name() + " " + outcome(copy, file, damage), 1, Integer::sum);
                delete(copy);
            }
        }
        System.out.println(ends);
        assertThat(ends.keySet()).anyMatch(end -> end.startsWith("log") && end.endsWith("REFUSED"));
        assertThat(ends.keySet()).anyMatch(end -> end.startsWith("sst") && end.endsWith("REFUSED"));
        assertThat(ends.keySet()).anyMatch(end -> end.startsWith("blob") && end.endsWith("REFUSED"));
    }

    private static End outcome(Path copy, Path file, Damage damage) {
        try {
            return opened(copy);
        } catch (AssertionError wrong) {
            throw new AssertionError(file.getFileName() + " " + damage + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Something done to a file. */
    private record Damage(String name, long at) {
        void to(Path file) throws IOException {
            byte[] content = Files.readAllBytes(file);
            switch (name) {
                case "flipped" -> {
                    content[(int) at] ^= 0x5a;
                    Files.write(file, content);
                }
                case "cut" -> Files.write(file, Arrays.copyOf(content, (int) at));
                case "missing" -> Files.delete(file);
                default -> throw new IllegalStateException(name);
            }
        }
    }

    private List<Damage> damages(Path file) throws IOException {
        List<Damage> damages = new ArrayList<>();
        int size = (int) Files.size(file);
        damages.add(new Damage("missing", 0));
        for (int i = 0; i < PLACES_PER_FILE && size > 0; i++) {
            damages.add(new Damage("flipped", random.nextInt(size)));
            Damage cut = new Damage("cut", random.nextInt(size));
            // an older manifest may be a whole one, and RocksDB cannot tell: docs/durability.md says so
            if (!kind(file).equals("MANIFEST")) {
                damages.add(cut);
            }
        }
        return damages;
    }

    /** All files that hold data, or lead to it. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(killed)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !kind(file).equals("LOG")
                            && !kind(file).equals("LOCK")
                            && !kind(file).equals("lock"))
                    .sorted()
                    .toList();
        }
    }

    private static String kind(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : name.replaceFirst("-.*", "");
    }

    /** Opens a copy and compares every row. */
    private static End opened(Path copy) {
        try (Store store = open(copy)) {
            for (Table table : List.of(Table.HISTORY, Table.STATE, Table.LISTING)) {
                List<Row> rows = store.scan(table, new byte[0], null, 2 * ROWS);
                assertThat(rows).as(table + " rows").hasSize(ROWS);
                for (int i = 0; i < ROWS; i++) {
                    assertThat(rows.get(i).key()).isEqualTo(key(i));
                    assertThat(rows.get(i).value()).isEqualTo(value(table, i));
                    assertThat(store.get(table, key(i))).isEqualTo(value(table, i));
                }
            }
            return End.WHOLE;
        } catch (StoreUnusable refused) {
            assertThat(refused.getMessage()).contains(copy.getFileName().toString());
            return End.REFUSED;
        }
    }

    private static Batch rows(int number) {
        Batch batch = new Batch();
        for (Table table : List.of(Table.HISTORY, Table.STATE, Table.LISTING)) {
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

    private static Store open(Path directory) {
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

    private static void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.toList().reversed()) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
