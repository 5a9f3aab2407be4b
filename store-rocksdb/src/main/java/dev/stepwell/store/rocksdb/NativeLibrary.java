package dev.stepwell.store.rocksdb;

import dev.stepwell.store.StoreUnusable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * RocksDB's native library, unpacked once into the data directory. Left to itself RocksDB unpacks it at every start,
 * into the temporary directory, where a killed process leaves it behind.
 */
final class NativeLibrary {
    /** The library's name in RocksDB's jar. */
    private static final String PACKED_NAME = Environment.getJniLibraryFileName("rocksdb");

    /** The name under which {@link RocksDB#loadLibrary(List)} looks for it. */
    private static final String UNPACKED_NAME = Environment.getJniLibraryFileName("rocksdbjni");

    private static boolean loaded;

    private NativeLibrary() {}

    /** Loads it, unless this process has it already. */
    static synchronized void load(Path directory) {
        if (loaded) {
            return;
        }
        try {
            Files.createDirectories(directory);
            unpack(directory.resolve(UNPACKED_NAME));
            RocksDB.loadLibrary(List.of(directory.toAbsolutePath().toString()));
        } catch (IOException | UnsatisfiedLinkError failure) {
            throw new StoreUnusable(
                    "RocksDB's native library cannot be loaded from " + directory + ": " + failure, failure);
        }
        loaded = true;
    }

    private static void unpack(Path library) throws IOException {
        var resource = RocksDB.class.getClassLoader().getResource(PACKED_NAME);
        if (resource == null) {
            throw new IOException("RocksDB has none for this system: " + PACKED_NAME);
        }
        URLConnection packed = resource.openConnection();
        if (Files.exists(library) && Files.size(library) == packed.getContentLengthLong()) {
            return;
        }
        Path unfinished = library.resolveSibling(UNPACKED_NAME + ".unfinished");
        try (InputStream content = packed.getInputStream()) {
            Files.copy(content, unfinished, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.move(unfinished, library, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
