package dev.stepwell.store.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A manifest against what was durable: less is found, more and later is no damage. */
final class ManifestFileTest {
    /** More than is read at once. */
    private static final int BYTES = 20_000;

    @TempDir
    private Path database;

    private final byte[] content = new byte[BYTES];
    private ManifestFile file;

    @BeforeEach
    void makeAManifest() throws IOException {
        new Random(1).nextBytes(content);
        file = new ManifestFile(database, 5);
        Files.write(file.path(), content);
        Files.writeString(database.resolve("CURRENT"), "MANIFEST-000005\n");
    }

    @Test
    void lacksNothingOfItselfOrOfItsBeginning() throws IOException {
        for (int bytes : new int[] {0, 1, 8_192, 8_193, BYTES}) {
            assertThat(file.lacks(durable(5, bytes))).as(bytes + " bytes").isNull();
        }
    }

    @Test
    void lacksNothingWhenItIsLaterOrNothingIsKnown() throws IOException {
        assertThat(file.lacks(new Manifest(4, BYTES + 1, 1))).isNull();
        assertThat(file.lacks(Manifest.UNKNOWN)).isNull();
    }

    @Test
    void lacksWhatWasCutOff() throws IOException {
        Manifest durable = durable(5, BYTES);
        Files.write(file.path(), Arrays.copyOf(content, 300));

        assertThat(file.lacks(durable))
                .isEqualTo(database.resolve("MANIFEST-000005") + " has 300 bytes, though " + BYTES + " were durable");
    }

    @Test
    void lacksWhatWasChanged() throws IOException {
        Manifest durable = durable(5, BYTES - 1);
        content[BYTES - 1]++;
        Files.write(file.path(), content);
        assertThat(file.lacks(durable)).as("behind what was durable").isNull();

        content[BYTES - 2]++;
        Files.write(file.path(), content);

        assertThat(file.lacks(durable))
                .isEqualTo(database.resolve("MANIFEST-000005") + " is not as it was in its first " + (BYTES - 1)
                        + " bytes, which were durable");
    }

    @Test
    void lacksALaterOne() throws IOException {
        assertThat(file.lacks(new Manifest(1_234_567, 1, 1)))
                .isEqualTo(database.resolve("CURRENT") + " names MANIFEST-000005, though MANIFEST-1234567 was durable");
    }

    @Test
    void isFoundByCurrent() throws IOException {
        assertThat(ManifestFile.current(database)).isEqualTo(file);
        assertThat(file.bytes()).isEqualTo(BYTES);
    }

    @Test
    void isLeftToRocksDbWhenCurrentLeadsToNone() throws IOException {
        for (String current : List.of("", "MANIFEST-", "manifest-000005\n", "MANIFEST-000006\n", "M".repeat(65))) {
            Files.write(database.resolve("CURRENT"), current.getBytes(US_ASCII));
            assertThat(ManifestFile.current(database)).as(current).isNull();
        }
        Files.delete(database.resolve("CURRENT"));
        assertThat(ManifestFile.current(database)).isNull();
        assertThat(ManifestFile.current(database.resolve("missing"))).isNull();
    }

    @Test
    void isFoundAmongTheFilesThatRocksDbLists() throws IOException {
        assertThat(ManifestFile.among(database, List.of("/000012.sst", "/CURRENT", "/MANIFEST-000005")))
                .isEqualTo(file);
        assertThatThrownBy(() -> ManifestFile.among(database, List.of("/000012.sst")))
                .isInstanceOf(IOException.class);
    }

    @Test
    void cannotBeSummedBeyondItsEnd() {
        assertThatThrownBy(() -> file.sum(new CRC32C(), 0, BYTES + 1)).isInstanceOf(EOFException.class);
    }

    private Manifest durable(long number, int bytes) {
        CRC32C sum = new CRC32C();
        sum.update(content, 0, bytes);
        return new Manifest(number, bytes, (int) sum.getValue());
    }
}
