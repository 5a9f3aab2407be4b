package dev.stepwell.store.rocksdb;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * How far a store was durable, as {@link HighMark} keeps it. On disk: the number of a write, the number and the size of
 * a manifest, in eight bytes each; the manifest's checksum, and one of all that before it, in four each. Earlier
 * versions wrote a write and its checksum, in eight bytes each, over the beginning of whatever was there; which it is,
 * the checksums tell. Immutable.
 *
 * @param write the number of the last write that was durable
 * @param manifest the list of the files with the writes that no log has any more
 */
record Mark(long write, Manifest manifest) {
    /** Tells nothing. */
    static final Mark NONE = new Mark(0, Manifest.UNKNOWN);

    static final int BYTES = 3 * Long.BYTES + 2 * Integer.BYTES;

    private static final int CHECKED_BYTES = BYTES - Integer.BYTES;
    private static final int EARLIER_BYTES = 2 * Long.BYTES;
    private static final int EARLIER_CHECKED_BYTES = Long.BYTES;

    /** Fills {@code content}, which has {@link #BYTES}, and makes it ready to be written. */
    void to(ByteBuffer content) {
        content.clear().putLong(write).putLong(manifest.number()).putLong(manifest.bytes());
        content.putInt(manifest.checksum());
        content.putInt(checksum(content, CHECKED_BYTES)).flip();
    }

    /** A mark that is not whole, as a power cut may leave it, tells nothing. */
    static Mark of(byte[] content) {
        ByteBuffer read = ByteBuffer.wrap(content);
        if (content.length >= BYTES && read.getInt(CHECKED_BYTES) == checksum(read, CHECKED_BYTES)) {
            return new Mark(read.getLong(), new Manifest(read.getLong(), read.getLong(), read.getInt()));
        }
        if (content.length >= EARLIER_BYTES
                && read.getLong(EARLIER_CHECKED_BYTES)
                        == Integer.toUnsignedLong(checksum(read, EARLIER_CHECKED_BYTES))) {
            return new Mark(read.getLong(), Manifest.UNKNOWN);
        }
        return NONE;
    }

    private static int checksum(ByteBuffer content, int bytes) {
        CRC32C sum = new CRC32C();
        sum.update(content.slice(0, bytes));
        return (int) sum.getValue();
    }
}
