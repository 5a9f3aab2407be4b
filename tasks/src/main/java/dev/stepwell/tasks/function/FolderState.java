package dev.stepwell.tasks.function;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What can be seen of a folder from outside: the names, sizes and times of its files. Two equal ones mean that nothing
 * was changed. Immutable.
 */
record FolderState(long files, long digest) {
    /** Files that one function may have, without its installed packages. */
    static final int FILES_MAX = 10_000;

    /** Folders that tools write to or fill; a change there always shows in a file beside them. */
    private static final Set<String> LEFT_OUT = Set.of("node_modules", "__pycache__", ".git", ".venv");

    private static final long PRIME = 0x100000001b3L;

    /**
     * Reads the folder.
     *
     * @throws UncheckedIOException when it cannot be read, or has too many files
     */
    static FolderState of(Path folder) {
        var counter = new Counter();
        try {
            Files.walkFileTree(folder, counter);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new FolderState(counter.files, counter.digest);
    }

    /** Adds the files up; the order of a directory listing must not matter, so each file is hashed alone. */
    private static final class Counter extends SimpleFileVisitor<Path> {
        private long files;
        private long digest;

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            Path name = directory.getFileName();
            return name != null && LEFT_OUT.contains(name.toString())
                    ? FileVisitResult.SKIP_SUBTREE
                    : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            files++;
            if (files > FILES_MAX) {
                throw new IOException("a function may have " + FILES_MAX + " files, this one has more: " + file);
            }
            long hash = file.toString().hashCode();
            hash = hash * PRIME + attributes.size();
            hash = hash * PRIME + attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS);
            digest += hash * PRIME ^ (hash >>> Integer.SIZE);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
