package dev.stepwell.bench.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** How often the disk can be asked, one after the other, to keep 4 KB: the limit behind every figure of one client. */
final class FsyncProbe {
    private static final int BLOCK_BYTES = 4 * 1024;
    private static final int BLOCKS = 2_000;

    private FsyncProbe() {}

    /** One line for people. */
    static String line(Path directory) throws IOException {
        Path file = Files.createTempFile(directory, "stepwell-fsync", ".probe");
        Histogram times = new Histogram();
        long begun = System.nanoTime();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);
            for (int i = 0; i < BLOCKS; i++) {
                long start = System.nanoTime();
                block.clear();
                channel.write(block, (long) i * BLOCK_BYTES);
                channel.force(false);
                times.add(System.nanoTime() - start);
            }
        } finally {
            Files.delete(file);
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        return String.format(
                Locale.ROOT,
                "disk: %.0f synced 4 KB writes/s, p50 %.2f ms, p99 %.2f ms",
                BLOCKS / seconds,
                times.millis(0.50),
                times.millis(0.99));
    }
}
