package dev.stepwell.store.rocksdb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.stepwell.store.StoreUnusable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A data directory that this process has to itself. In it: {@code FORMAT}, which says who may read the rest;
 * {@code lock}, with the id of the process; {@code native}, RocksDB's library; {@code db}, the rows.
 */
final class DataDirectory implements AutoCloseable {
    /** Raised when an older version could no longer read what this one writes. */
    static final int FORMAT = 1;

    private static final Pattern FORMAT_LINE = Pattern.compile("stepwell data, format (\\d{1,9})\\s*");

    /** What RocksDB calls its logs, tables and blobs. */
    private static final List<String> ROW_FILES = List.of(".log", ".sst", ".blob");

    /** Beyond the id of the process, so that it can be read where a lock forbids reading. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    /**
     * The directories open in this process. The lock file alone cannot tell: a second channel on it, when closed, would
     * take the operating system's lock of the first with it.
     */
    private static final Set<Path> OPEN_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel lockFile;

    private DataDirectory(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /**
     * Makes the directory when it is missing, and locks it.
     *
     * @throws StoreUnusable when it cannot be made or written, is in use, or was written by a newer version
     */
    static DataDirectory open(Path directory) {
        try {
            Path path = Files.createDirectories(directory).toRealPath();
            if (!OPEN_HERE.add(path)) {
                throw inUse(path, Long.toString(ProcessHandle.current().pid()));
            }
            return lock(path);
        } catch (IOException failure) {
            throw new StoreUnusable(
                    "Data directory " + directory + " cannot be used: " + failure
                            + ". Check that it is a directory and that you may write to it.",
                    failure);
        }
    }

    Path database() {
        return path.resolve("db");
    }

    /** Whether nothing was ever written to the database, so that making a new one in its place loses nothing. */
    boolean isNew() {
        if (!Files.exists(database())) {
            return true;
        }
        try (Stream<Path> files = Files.list(database())) {
            return files.map(Path::toString)
                    .noneMatch(name -> ROW_FILES.stream().anyMatch(name::endsWith));
        } catch (IOException failure) {
            throw new StoreUnusable("Data directory " + path + " cannot be read: " + failure, failure);
        }
    }

    Path nativeLibrary() {
        return path.resolve("native");
    }

    Path path() {
        return path;
    }

    /** Gives the directory free for the next process. */
    @Override
    public void close() {
        try {
            lockFile.close();
        } catch (IOException failure) {
            throw new StoreUnusable("Data directory " + path + " cannot be released: " + failure, failure);
        } finally {
            OPEN_HERE.remove(path);
        }
    }

    private static DataDirectory lock(Path path) throws IOException {
        DataDirectory locked = null;
        FileChannel lockFile = null;
        try {
            lockFile = FileChannel.open(
                    path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lockFile.tryLock(LOCKED_BYTE, 1, false);
            if (lock == null) {
                throw inUse(path, read(lockFile));
            }
            lockFile.truncate(0);
            lockFile.write(UTF_8.encode(Long.toString(ProcessHandle.current().pid())), 0);
            checkFormat(path);
            locked = new DataDirectory(path, lockFile);
            return locked;
        } finally {
            if (locked == null) {
                release(path, lockFile);
            }
        }
    }

    private static void release(Path path, @Nullable FileChannel lockFile) throws IOException {
        OPEN_HERE.remove(path);
        if (lockFile != null) {
            lockFile.close();
        }
    }

    private static StoreUnusable inUse(Path path, String process) {
        return new StoreUnusable("Data directory " + path + " is in use by process " + process
                + ". Stop that process, or choose another directory.");
    }

    private static String read(FileChannel lockFile) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Long.BYTES * 3);
        int length = lockFile.read(content, 0);
        return length <= 0 ? "(unknown)" : UTF_8.decode(content.flip()).toString();
    }

    private static void checkFormat(Path path) throws IOException {
        Path file = path.resolve("FORMAT");
        if (Files.exists(file)) {
            checkFormat(path, Files.readString(file));
        } else if (Files.exists(path.resolve("db"))) {
            throw new StoreUnusable("Data directory " + path
                    + " has rows but no FORMAT file: it is damaged or not Stepwell's. Restore it from a backup, or"
                    + " choose another directory.");
        } else {
            writeFormat(file);
        }
    }

    private static void checkFormat(Path path, String content) {
        Matcher line = FORMAT_LINE.matcher(content);
        if (!line.matches()) {
            throw new StoreUnusable("Data directory " + path
                    + " has a FORMAT file that Stepwell did not write. Restore the directory from a backup, or choose"
                    + " another.");
        }
        int found = Integer.parseInt(line.group(1));
        if (found > FORMAT) {
            throw new StoreUnusable("Data directory " + path + " was written by a newer version of Stepwell (format "
                    + found + "; this version reads up to format " + FORMAT
                    + "). Use that version, or choose another directory.");
        }
    }

    private static void writeFormat(Path file) throws IOException {
        Path unfinished = file.resolveSibling("FORMAT.unfinished");
        Files.writeString(unfinished, "stepwell data, format " + FORMAT + "\n");
        try (var written = FileChannel.open(unfinished, StandardOpenOption.WRITE)) {
            written.force(true);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        syncDirectory(Objects.requireNonNull(file.getParent()));
    }

    private static void syncDirectory(Path directory) throws IOException {
        if (File.separatorChar == '/') {
            try (var entries = FileChannel.open(directory, StandardOpenOption.READ)) {
                entries.force(true);
            }
        }
    }
}
