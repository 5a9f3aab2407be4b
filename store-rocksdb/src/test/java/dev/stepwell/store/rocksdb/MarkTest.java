package dev.stepwell.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

/** A mark on disk tells what was written, or nothing; never something else. */
final class MarkTest {
    private static final Mark MARK = new Mark(123_456_789_012L, new Manifest(17, 2_157, 0xcafe_f00d));

    @Test
    void tellsWhatWasWritten() {
        assertThat(Mark.of(bytes(MARK))).isEqualTo(MARK);
        assertThat(Mark.of(bytes(Mark.NONE))).isEqualTo(Mark.NONE);
    }

    @Test
    void itsBytesNeverChange() {
        assertThat(HexFormat.of().formatHex(bytes(MARK)))
                .isEqualTo("0000001cbe991a140000000000000011000000000000086dcafef00df748f970");
    }

    @Test
    void ofAnEarlierVersionTellsOfTheWriteAlone() {
        assertThat(Mark.of(earlier(77))).isEqualTo(new Mark(77, Manifest.UNKNOWN));
    }

    @Test
    void thatAnEarlierVersionWroteOverTellsOfItsWrite() {
        byte[] content = bytes(MARK);
        System.arraycopy(earlier(77), 0, content, 0, earlier(77).length);

        assertThat(Mark.of(content)).isEqualTo(new Mark(77, Manifest.UNKNOWN));
    }

    @Test
    void thatIsTornTellsWhatWasThereBeforeOrNothing() {
        Mark next = new Mark(MARK.write() + 1, new Manifest(18, 40, 1));
        for (int torn = 0; torn < Mark.BYTES; torn++) {
            byte[] overAnother = bytes(MARK);
            System.arraycopy(bytes(next), 0, overAnother, 0, torn);
            assertThat(Mark.of(overAnother)).as("torn at " + torn).isIn(MARK, Mark.NONE);

            byte[] overAnEarlier = Arrays.copyOf(earlier(77), Math.max(16, torn));
            System.arraycopy(bytes(next), 0, overAnEarlier, 0, torn);
            assertThat(Mark.of(overAnEarlier)).as("torn at " + torn).isIn(new Mark(77, Manifest.UNKNOWN), Mark.NONE);

            assertThat(Mark.of(Arrays.copyOf(bytes(next), torn)))
                    .as("cut at " + torn)
                    .isEqualTo(Mark.NONE);
        }
    }

    @Test
    void withAnyBitFlippedTellsNothing() {
        for (int bit = 0; bit < Mark.BYTES * Byte.SIZE; bit++) {
            byte[] flipped = bytes(MARK);
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

            assertThat(Mark.of(flipped)).as("bit " + bit).isEqualTo(Mark.NONE);
        }
    }

    private static byte[] bytes(Mark mark) {
        ByteBuffer content = ByteBuffer.allocate(Mark.BYTES);
        mark.to(content);
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        return bytes;
    }

    /** What versions before the manifest was told of wrote. */
    static byte[] earlier(long write) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(Long.BYTES).putLong(write).flip());
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(write)
                .putLong(sum.getValue())
                .array();
    }
}
