package dev.stepwell.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stepwell.store.StoreUnusable;
import dev.stepwell.store.rocksdb.KilledStore.End;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Manifests that RocksDB itself takes for whole and older ones: cut where a record ends, or with bytes behind that
 * which are no record.
 */
final class CutManifestTest {
    private static final int BLOCK_BYTES = 32 * 1024;
    private static final int HEADER_BYTES = 7;
    private static final int LENGTH_AT = 4;

    @TempDir
    private Path temporary;

    private KilledStore killed;
    private byte[] manifest;

    /** Where the manifest's records begin, and the end of the last. */
    private List<Integer> ends;

    /** Makes another manifest of a copy of the whole one. */
    private interface Damage {
        byte[] to(byte[] copy, int end);
    }

    @BeforeEach
    void makeAStore() throws IOException {
        killed = KilledStore.in(temporary);
        manifest = Files.readAllBytes(killed.directory().resolve(killed.manifest()));
        ends = endsOfRecords(manifest);
        assertThat(ends).hasSizeGreaterThan(10).endsWith(manifest.length);
    }

    @Test
    void isSeenWhereverItWasCut() throws IOException {
        assertThat(openedAfter(Arrays::copyOf, true)).containsExactly(End.REFUSED);
    }

    @Test
    void isSeenWhenItsEndIsZeros() throws IOException {
        Damage zeros = (copy, end) -> Arrays.copyOf(Arrays.copyOf(copy, end), copy.length);

        assertThat(openedAfter(zeros, true)).containsExactly(End.REFUSED);
    }

    @Test
    void isSeenWhenARecordIsSaidToBeLongerThanTheFile() throws IOException {
        Damage longer = (copy, end) -> {
            copy[end + LENGTH_AT + 1] ^= 0x5a;
            return copy;
        };

        assertThat(openedAfter(longer, true)).containsExactly(End.REFUSED);
    }

    /** What the others prove: each could find a store that opens with less. */
    @Test
    void isNotSeenByTheMarkOfAnEarlierVersion() throws IOException {
        assertThat(openedAfter(Arrays::copyOf, false)).contains(End.LESS, End.WHOLE);
    }

    @Test
    void isLeftAsItWasFound() throws IOException {
        Path copy = killed.copyTo(temporary.resolve("damaged"));
        Files.write(copy.resolve(killed.manifest()), Arrays.copyOf(manifest, manifest.length - 1));
        Set<String> before = contentOf(copy.resolve("db"));

        assertThatThrownBy(() -> KilledStore.open(copy))
                .isInstanceOf(StoreUnusable.class)
                .hasMessageContaining("Data directory " + copy + " is damaged: " + copy.resolve(killed.manifest())
                        + " has " + (manifest.length - 1) + " bytes, though " + manifest.length + " were durable")
                .hasMessageContaining("delete " + copy.resolve("SEQUENCE"));
        assertThat(contentOf(copy.resolve("db"))).isEqualTo(before);
    }

    @Test
    void isOpenedWithoutTheMarkByWhoAcceptsTheLoss() throws IOException {
        Path copy = killed.copyTo(temporary.resolve("damaged"));
        Files.write(copy.resolve(killed.manifest()), Arrays.copyOf(manifest, ends.get(ends.size() - 2)));
        assertThat(KilledStore.opened(copy)).isEqualTo(End.REFUSED);

        Files.delete(copy.resolve("SEQUENCE"));

        assertThat(KilledStore.opened(copy)).isNotEqualTo(End.REFUSED);
    }

    /** Damages a copy after each record that has another behind it. */
    private Set<End> openedAfter(Damage damage, boolean isMarked) throws IOException {
        Set<End> opened = EnumSet.noneOf(End.class);
        for (int end : ends.subList(0, ends.size() - 1)) {
            Path copy = killed.copyTo(temporary.resolve("damaged"));
            Files.write(copy.resolve(killed.manifest()), damage.to(manifest.clone(), end));
            if (!isMarked) {
                Path mark = copy.resolve(HighMark.FILE);
                Files.write(
                        mark, MarkTest.earlier(Mark.of(Files.readAllBytes(mark)).write()));
            }
            opened.add(KilledStore.opened(copy));
            KilledStore.delete(copy);
        }
        return opened;
    }

    private static List<Integer> endsOfRecords(byte[] manifest) {
        List<Integer> ends = new ArrayList<>();
        ByteBuffer content = ByteBuffer.wrap(manifest).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        while (at < manifest.length) {
            int leftInBlock = BLOCK_BYTES - at % BLOCK_BYTES;
            at += leftInBlock < HEADER_BYTES ? leftInBlock : 0;
            at += HEADER_BYTES + Short.toUnsignedInt(content.getShort(at + LENGTH_AT));
            ends.add(at);
        }
        return ends;
    }

    private static Set<String> contentOf(Path directory) throws IOException {
        Set<String> content = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                content.add(file.getFileName() + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return content;
    }
}
