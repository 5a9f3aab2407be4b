package dev.stepwell.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.store.rocksdb.KilledStore.End;
import java.io.IOException;
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
 * never gives less or other rows than were acknowledged.
 */
final class DamagedFilesTest {
    private static final long SEED = 20_261_126;
    private static final int PLACES_PER_FILE = 4;

    @TempDir
    private Path temporary;

    private KilledStore killed;

    private final Random random = new Random(SEED);

    @BeforeEach
    void makeAStore() throws IOException {
        killed = KilledStore.in(temporary);
    }

    @Test
    void aCopyWithoutDamageIsWhole() {
        assertThat(KilledStore.opened(killed.directory())).isEqualTo(End.WHOLE);
    }

    @Test
    void damageIsSeenWhereverItIs() throws IOException {
        Map<String, Integer> ends = new TreeMap<>();
        for (Path file : files()) {
            for (Damage damage : damages(file)) {
                Path copy = killed.copyTo(temporary.resolve("damaged"));
                damage.to(copy.resolve(killed.directory().relativize(file)));
                ends.merge(kind(file) + " " + damage.name() + " " + outcome(copy, file, damage), 1, Integer::sum);
                KilledStore.delete(copy);
            }
        }
        System.out.println(ends);
        assertThat(ends.keySet())
                .filteredOn(end -> end.startsWith("MANIFEST"))
                .containsExactlyInAnyOrder(
                        "MANIFEST cut REFUSED", "MANIFEST flipped REFUSED", "MANIFEST missing REFUSED");
        assertThat(ends.keySet()).anyMatch(end -> end.startsWith("log") && end.endsWith("REFUSED"));
        assertThat(ends.keySet()).anyMatch(end -> end.startsWith("sst") && end.endsWith("REFUSED"));
        assertThat(ends.keySet()).anyMatch(end -> end.startsWith("blob") && end.endsWith("REFUSED"));
    }

    private static End outcome(Path copy, Path file, Damage damage) {
        try {
            End end = KilledStore.opened(copy);
            assertThat(end).isNotEqualTo(End.LESS);
            return end;
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
            damages.add(new Damage("cut", random.nextInt(size)));
        }
        return damages;
    }

    /** All files that hold data, or lead to it. */
    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(killed.directory())) {
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
}
