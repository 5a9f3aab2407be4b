package dev.stepwell.store.rocksdb.powercut;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stepwell.store.Store;
import dev.stepwell.store.StoreUnusable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The power is cut at any sync of a store's life: what was acknowledged by then is there, and every batch as a whole. */
@Timeout(value = 20, unit = TimeUnit.MINUTES)
final class PowerCutTest {
    private static final boolean LONG = Boolean.getBoolean("stepwell.long");
    private static final int BATCHES = LONG ? 2_500 : 450;
    /** Of the syncs of a log that nothing else happened between, this many are passed over for one that is tried. */
    private static final int ALIKE = LONG ? 5 : 20;

    private static final Set<ShadowDisk.Cut> BEFORE =
            EnumSet.of(ShadowDisk.Cut.ZEROS, ShadowDisk.Cut.GARBAGE, ShadowDisk.Cut.TORN);

    private static final Set<ShadowDisk.Cut> AFTER = EnumSet.of(
            ShadowDisk.Cut.NOTHING_UNSYNCED,
            ShadowDisk.Cut.NAMES_ONLY,
            ShadowDisk.Cut.GARBAGE,
            ShadowDisk.Cut.ALL,
            ShadowDisk.Cut.NAMES_AND_ROOT_AHEAD);

    /** After the mark told of another manifest; it is not synced, so it may be on the disk before all else. */
    private static final Set<ShadowDisk.Cut> MARKED =
            EnumSet.of(ShadowDisk.Cut.ONLY_ROOT_AHEAD, ShadowDisk.Cut.NAMES_AND_ROOT_AHEAD);

    /** Where the mark's bytes about the manifest lie. */
    private static final int MANIFEST_FROM = 8;

    private static final int MANIFEST_TO = 28;

    /** The manifest changes with every memtable that is written out, and with every compaction. */
    private static final int MANIFESTS_TOLD_MIN = BATCHES / 100;

    @TempDir
    private Path scratch;

    private final List<Syscall> acknowledgements = new ArrayList<>();
    private final Map<String, Integer> syncs = new TreeMap<>();
    private final Map<ShadowDisk.Cut, Integer> images = new EnumMap<>(ShadowDisk.Cut.class);
    private int recovered;
    private int manifestsTold;
    private byte[] lastTold = {};

    @Test
    void aCutAfterAnySyncKeepsWhatWasAcknowledged() throws IOException, InterruptedException {
        assumeTrue(Trace.isPossible(), "needs strace and the right to trace");
        Path data = Files.createDirectory(scratch.resolve("data")).toRealPath();
        List<Syscall> calls = Trace.read(run(data));
        calls.stream().filter(PowerCutTest::isAcknowledgement).forEach(acknowledgements::add);
        assertThat(acknowledgements).hasSize(BATCHES);

        ShadowDisk disk = new ShadowDisk(data, Set.of("native"));
        disk.play(calls, this::count, sync -> {});
        assertThat(syncs).containsKeys("log", "sst", "blob", "MANIFEST", "directory", "dbtmp");
        assertThat(calls).as("a log that is used again").anyMatch(PowerCutTest::isRecycling);
        checkAll(data, calls);
        System.out.println("syncs " + syncs + ", images " + images + ", in " + recovered
                + " of them a batch more; manifests told " + manifestsTold);

        assertThat(isLostWithoutLogSyncs(data, calls))
                .as("what the check sees when syncs are left out")
                .isTrue();
    }

    private static boolean isRecycling(Syscall call) {
        return call.name().equals("rename")
                && call.path(0).endsWith(".log")
                && call.path(1).endsWith(".log");
    }

    private void count(Syscall sync) {
        syncs.merge(kind(sync.target()), 1, Integer::sum);
    }

    private void checkAll(Path data, List<Syscall> calls) {
        ShadowDisk disk = new ShadowDisk(data, Set.of("native"));
        Predicate<Syscall> isChosen = new Predicate<>() {
            private int logs;

            @Override
            public boolean test(Syscall sync) {
                return !kind(sync.target()).equals("log") || ++logs % ALIKE == 0;
            }
        };
        Set<Integer> chosen = calls.stream()
                .filter(Syscall::isSync)
                .filter(isChosen)
                .map(Syscall::begin)
                .collect(Collectors.toSet());
        disk.play(
                calls,
                sync -> check(disk, chosen.contains(sync.begin()) ? BEFORE : Set.of(), sync.begin()),
                sync -> check(disk, chosen.contains(sync.begin()) ? AFTER : Set.of(), sync.end()),
                call -> check(disk, tellsOfAnotherManifest(call) ? MARKED : Set.of(), call.end()));
        assertThat(manifestsTold).as("manifests that the mark told of").isGreaterThan(MANIFESTS_TOLD_MIN);
    }

    private boolean tellsOfAnotherManifest(Syscall call) {
        if (!call.name().equals("pwrite64") || !call.target().endsWith("/SEQUENCE")) {
            return false;
        }
        byte[] told = Arrays.copyOfRange(call.written(), MANIFEST_FROM, MANIFEST_TO);
        if (Arrays.equals(told, lastTold)) {
            return false;
        }
        lastTold = told;
        manifestsTold++;
        return true;
    }

    /**
     * A check that could not fail would prove nothing: a store whose logs are never synced loses much, or sees itself
     * that it did.
     */
    private boolean isLostWithoutLogSyncs(Path data, List<Syscall> calls) throws IOException {
        ShadowDisk disk = new ShadowDisk(data, Set.of("native"));
        List<Syscall> unsynced = calls.stream()
                .filter(call -> !call.isSync() || !call.target().endsWith(".log"))
                .filter(call -> call.end() < acknowledgements.getLast().end())
                .toList();
        disk.play(unsynced, sync -> {}, sync -> {});
        Path image = Files.createDirectories(scratch.resolve("unsynced"));
        disk.image(ShadowDisk.Cut.NOTHING_UNSYNCED, image);
        try (Store store = TracedStore.open(image)) {
            return TracedStore.count(store) < BATCHES - 1;
        } catch (StoreUnusable seen) {
            return true;
        }
    }

    private Path run(Path data) throws IOException, InterruptedException {
        Path file = scratch.resolve("trace");
        List<String> command = new ArrayList<>(Trace.command(file));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                TracedStore.class.getName(),
                data.toString(),
                Integer.toString(BATCHES)));
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertThat(process.waitFor()).isZero();
        return file;
    }

    private static boolean isAcknowledgement(Syscall call) {
        return call.name().equals("write")
                && call.arguments().getFirst().startsWith("1<")
                && Character.isDigit(call.bytes(1)[0]);
    }

    private static String kind(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (name.startsWith("MANIFEST")) {
            return "MANIFEST";
        }
        return name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "directory";
    }

    private void check(ShadowDisk disk, Set<ShadowDisk.Cut> cuts, int place) {
        for (ShadowDisk.Cut cut : cuts) {
            try {
                Path image = Files.createDirectories(scratch.resolve("image"));
                disk.image(cut, image);
                check(image, acknowledgedBefore(place), cut + " at " + place);
                images.merge(cut, 1, Integer::sum);
                delete(image);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void check(Path image, int acknowledged, String where) {
        try (Store store = TracedStore.open(image)) {
            int found = TracedStore.count(store);
            assertThat(found).as(where).isBetween(acknowledged, acknowledged + 1);
            Map<String, byte[]> rows = TracedStore.rows(store);
            Map<String, byte[]> expected = TracedStore.rows(found);
            assertThat(rows.keySet()).as(where).isEqualTo(expected.keySet());
            expected.forEach((row, value) ->
                    assertThat(rows.get(row)).as(where + ": " + row).isEqualTo(value));
            recovered += found - acknowledged;
        }
    }

    /** What the process had begun to print, which it does in the order of its batches. */
    private int acknowledgedBefore(int place) {
        String last = acknowledgements.stream()
                .filter(call -> call.begin() < place)
                .reduce((_, later) -> later)
                .map(call -> new String(call.bytes(1), StandardCharsets.US_ASCII).strip())
                .orElse("0");
        return Integer.parseInt(last);
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path path : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
