package dev.stepwell.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.store.Batch;
import dev.stepwell.store.Committed;
import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a data directory may look like, and what it must not. */
final class RocksStoreTest {
    @TempDir
    private Path temporary;

    @Test
    void makesItsDirectory() {
        Path directory = temporary.resolve("some/new/place");

        open(directory).close();

        assertThat(directory.resolve("FORMAT")).hasContent("stepwell data, format 1");
    }

    @Test
    void aDirectoryInUseIsRefusedAndFreeAfterwards() {
        Store first = open(temporary);
        String me = Long.toString(ProcessHandle.current().pid());

        assertThatThrownBy(() -> open(temporary.resolve(".")))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("Data directory " + temporary)
                .hasMessageContaining("is in use by process " + me);
        put(first, "still works");
        first.close();
        open(temporary).close();
    }

    @Test
    void aDirectoryOfANewerVersionIsRefused() throws IOException {
        open(temporary).close();
        Files.writeString(temporary.resolve("FORMAT"), "stepwell data, format 2\n");

        assertThatThrownBy(() -> open(temporary))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("was written by a newer version of Stepwell (format 2;");
    }

    @Test
    void aStrangeFormatFileIsRefused() throws IOException {
        Files.writeString(temporary.resolve("FORMAT"), "something else");

        assertThatThrownBy(() -> open(temporary))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("FORMAT file that Stepwell did not write");
    }

    @Test
    void rowsWithoutAFormatFileAreRefused() throws IOException {
        open(temporary).close();
        Files.delete(temporary.resolve("FORMAT"));

        assertThatThrownBy(() -> open(temporary))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("has rows but no FORMAT file");
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRefused() throws IOException {
        Path file = Files.createFile(temporary.resolve("file"));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("Data directory " + file + " cannot be used");
    }

    @Test
    void aDamagedManifestIsReported() throws IOException {
        Store store = open(temporary);
        put(store, "a");
        store.close();
        for (Path manifest : filesOf(temporary.resolve("db"), "MANIFEST")) {
            Files.write(manifest, new byte[1_000]);
        }

        assertThatThrownBy(() -> open(temporary))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("Data directory " + temporary + " is damaged");
    }

    @Test
    void aDatabaseThatLostItsHeadIsNotReplacedByAnEmptyOne() throws IOException {
        Store store = open(temporary);
        put(store, "a");
        store.close();
        Files.delete(temporary.resolve("db/CURRENT"));

        assertThatThrownBy(() -> open(temporary)).isInstanceOf(StoreUnusable.class);
    }

    @Test
    void filesCopiedFromARunningStoreHoldEverythingAcknowledged() throws IOException {
        Path copy = temporary.resolve("copy");
        try (Store running = open(temporary.resolve("running"))) {
            for (int i = 0; i < 100; i++) {
                put(running, "row " + i);
            }
            copyFiles(temporary.resolve("running"), copy);
        }

        try (Store recovered = open(copy)) {
            for (int i = 0; i < 100; i++) {
                assertThat(has(recovered, "row " + i)).as("row " + i).isTrue();
            }
        }
    }

    @Test
    void aDatabaseThatIsOlderThanItsMarkIsRefused() throws IOException {
        open(temporary.resolve("data")).close();
        copyFiles(temporary.resolve("data"), temporary.resolve("old"));
        open(temporary.resolve("data")).close();
        Files.copy(temporary.resolve("data/SEQUENCE"), temporary.resolve("old/SEQUENCE"));

        assertThatThrownBy(() -> open(temporary.resolve("old")))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("old/db/CURRENT names MANIFEST-")
                .hasMessageContaining(" was durable. Restore it from a backup.");
    }

    @Test
    void theMarkOfAnEarlierVersionIsReplacedByOneThatTellsOfTheManifest() throws IOException {
        Path mark = temporary.resolve("SEQUENCE");
        Store store = open(temporary);
        put(store, "a");
        store.close();
        Files.write(mark, MarkTest.earlier(Mark.of(Files.readAllBytes(mark)).write()));

        try (Store upgraded = open(temporary)) {
            assertThat(has(upgraded, "a")).isTrue();
            Mark told = Mark.of(Files.readAllBytes(mark));
            ManifestFile manifest = manifestOf(temporary);
            assertThat(told.manifest().number()).isEqualTo(manifest.number());
            assertThat(told.manifest().bytes()).isEqualTo(manifest.bytes());
        }
    }

    @Test
    void theMarkOfAClosedStoreTellsOfAllOfItsManifest() throws IOException {
        RocksOptions options =
                RocksOptions.in(temporary).withMemtableBytes(64 * 1024).withFreeBytes(0, 0);
        try (Store store = RocksStore.open(options)) {
            for (int i = 0; i < 500; i++) {
                put(store, "row " + i);
            }
        }

        Manifest told =
                Mark.of(Files.readAllBytes(temporary.resolve("SEQUENCE"))).manifest();
        assertThat(told.number()).isEqualTo(manifestOf(temporary).number());
        assertThat(told.bytes()).isEqualTo(manifestOf(temporary).bytes());
        assertThat(manifestOf(temporary).lacks(told)).isNull();
    }

    @Test
    void theMarkIsTrueWhileManyCommitAndFilesChange() throws IOException, InterruptedException {
        RocksOptions options =
                RocksOptions.in(temporary).withMemtableBytes(64 * 1024).withFreeBytes(0, 0);
        try (Store store = RocksStore.open(options)) {
            List<Thread> committers = IntStream.range(0, 4)
                    .mapToObj(committer -> Thread.ofPlatform().start(() -> {
                        for (int i = 0; i < 500; i++) {
                            store.commit(row(committer + " " + i)).join();
                        }
                    }))
                    .toList();
            Set<Manifest> told = new HashSet<>();
            while (committers.stream().anyMatch(Thread::isAlive)) {
                told.add(Mark.of(Files.readAllBytes(temporary.resolve("SEQUENCE")))
                        .manifest());
            }
            for (Thread committer : committers) {
                committer.join();
            }
            ManifestFile manifest = manifestOf(temporary);
            for (Manifest each : told) {
                assertThat(manifest.lacks(each)).isNull();
            }
            assertThat(told).hasSizeGreaterThan(5);
        }
    }

    @Test
    void refusesNewWorkWhenSpaceRunsLowButGoesOnWithTheRest() {
        RocksOptions options = RocksOptions.in(temporary).withFreeBytes(Long.MAX_VALUE, 0);
        try (Store store = RocksStore.open(options)) {
            assertThat(store.acceptsWork()).isFalse();
            put(store, "a");
        }
    }

    @Test
    void failsCommitsBeforeTheLastSpaceIsGone() {
        RocksOptions options = RocksOptions.in(temporary).withFreeBytes(Long.MAX_VALUE, Long.MAX_VALUE);
        try (Store store = RocksStore.open(options)) {
            Committed committed = store.commit(row("a")).join();

            assertThat(committed).isInstanceOfSatisfying(Committed.Failed.class, failed -> {
                assertThat(failed.noSpace()).isTrue();
                assertThat(failed.reason()).contains("is full", "KiB are free");
            });
            assertThat(has(store, "a")).isFalse();
        }
    }

    @Test
    void theNativeLibraryIsUnpackedOnce() throws IOException {
        Path library = temporary.resolve("native");
        NativeLibrary.load(library);
        NativeLibrary.load(library);

        assertThat(Files.exists(library) ? filesOf(library, ".unfinished") : List.of())
                .isEmpty();
    }

    private static Store open(Path directory) {
        return RocksStore.open(RocksOptions.in(directory).withFreeBytes(0, 0));
    }

    private static Batch row(String key) {
        return new Batch().put(Table.HISTORY, key.getBytes(UTF_8), new byte[700]);
    }

    private static void put(Store store, String key) {
        assertThat(store.commit(row(key)).join()).isEqualTo(new Committed.Durable());
    }

    private static boolean has(Store store, String key) {
        return store.get(Table.HISTORY, key.getBytes(UTF_8)) != null;
    }

    private static ManifestFile manifestOf(Path directory) throws IOException {
        return Objects.requireNonNull(ManifestFile.current(directory.resolve("db")));
    }

    private static List<Path> filesOf(Path directory, String part) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().contains(part))
                    .toList();
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        Files.createDirectories(to.resolve("db"));
        Files.copy(from.resolve("FORMAT"), to.resolve("FORMAT"));
        for (Path file : filesOf(from.resolve("db"), "")) {
            Files.copy(file, to.resolve("db").resolve(file.getFileName()));
        }
    }
}
