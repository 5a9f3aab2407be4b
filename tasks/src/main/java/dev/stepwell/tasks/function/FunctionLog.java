package dev.stepwell.tasks.function;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What the processes of one function print: a file that is replaced by a new one when it is full, with one predecessor
 * kept. Thread-safe.
 */
final class FunctionLog {
    /** Size at which the file becomes the predecessor. */
    static final int FILE_BYTES_MAX = 1024 * 1024;

    private static final int CHUNK_BYTES = 8 * 1024;

    private final Path file;
    private @Nullable OutputStream open;
    private long written;
    private boolean closed;

    FunctionLog(Path file) {
        this.file = file;
    }

    /** Copies everything that {@code output} gives until it ends, also into {@code tail}. */
    void copy(InputStream output, Tail tail) {
        byte[] chunk = new byte[CHUNK_BYTES];
        try (output) {
            for (int count = output.read(chunk); count >= 0; count = output.read(chunk)) {
                append(chunk, count);
                tail.append(chunk, count);
            }
        } catch (IOException ended) {
            line("(the output of the process ended: " + ended.getMessage() + ")");
        }
    }

    /** Writes one line of Stepwell's own. */
    void line(String text) {
        byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
        append(bytes, bytes.length);
    }

    /** A log that cannot be written (a full disk) must not stop the function: what does not fit is dropped. */
    private synchronized void append(byte[] bytes, int count) {
        if (closed) {
            return;
        }
        try {
            OutputStream target = open;
            if (target == null || written >= FILE_BYTES_MAX) {
                target = reopen();
            }
            target.write(bytes, 0, count);
            written += count;
        } catch (IOException dropped) {
            closeQuietly();
        }
    }

    private OutputStream reopen() throws IOException {
        closeQuietly();
        Path parent = file.toAbsolutePath().getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        written = Files.exists(file) ? Files.size(file) : 0;
        if (written >= FILE_BYTES_MAX) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            written = 0;
        }
        OutputStream target = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        open = target;
        return target;
    }

    /** Ends the log; what a process that is being killed still prints is dropped. */
    synchronized void close() {
        closed = true;
        closeQuietly();
    }

    private void closeQuietly() {
        OutputStream target = open;
        open = null;
        if (target != null) {
            try {
                target.close();
            } catch (IOException dropped) {
                written = 0;
            }
        }
    }

    /** The last bytes that one process printed during one invocation. Thread-safe. */
    static final class Tail {
        /** What Lambda returns of a log. */
        static final int BYTES_MAX = 4 * 1024;

        private byte[] bytes = {};

        synchronized void clear() {
            bytes = new byte[0];
        }

        synchronized void append(byte[] more, int count) {
            int kept = Math.min(bytes.length, Math.max(0, BYTES_MAX - count));
            int added = Math.min(count, BYTES_MAX);
            byte[] joined = Arrays.copyOf(Arrays.copyOfRange(bytes, bytes.length - kept, bytes.length), kept + added);
            System.arraycopy(more, count - added, joined, kept, added);
            bytes = joined;
        }

        /** In Lambda's layout, as base64. */
        synchronized String encoded(String requestId) {
            byte[] start = ("START RequestId: " + requestId + " Version: $LATEST\n").getBytes(StandardCharsets.UTF_8);
            byte[] end = ("END RequestId: " + requestId + "\n").getBytes(StandardCharsets.UTF_8);
            byte[] all = Arrays.copyOf(start, start.length + bytes.length + end.length);
            System.arraycopy(bytes, 0, all, start.length, bytes.length);
            System.arraycopy(end, 0, all, start.length + bytes.length, end.length);
            byte[] last = Arrays.copyOfRange(all, Math.max(0, all.length - BYTES_MAX), all.length);
            return Base64.getEncoder().encodeToString(last);
        }
    }
}
