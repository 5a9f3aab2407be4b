package dev.stepwell.store.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The file of a manifest. Immutable; what is in the file is looked up anew with each call.
 *
 * @param database the directory with RocksDB's files
 * @param number in its name, from 1
 */
record ManifestFile(Path database, long number) {
    private static final String CURRENT = "CURRENT";
    private static final int DIGITS_MIN = 6;
    private static final Pattern NAME = Pattern.compile("/?MANIFEST-(\\d{1,18})");

    /** What names a manifest is never longer. */
    private static final int CURRENT_BYTES_MAX = 64;

    private static final int PIECE_BYTES = 8 * 1024;

    /**
     * The one with which RocksDB would open a database.
     *
     * @return null when {@code CURRENT} leads to none; RocksDB says why, or that there is no database
     */
    static @Nullable ManifestFile current(Path database) throws IOException {
        Path current = database.resolve(CURRENT);
        if (!Files.isRegularFile(current) || Files.size(current) > CURRENT_BYTES_MAX) {
            return null;
        }
        String name = new String(Files.readAllBytes(current), US_ASCII).stripTrailing();
        ManifestFile named = named(database, name);
        return named != null && Files.isRegularFile(named.path()) ? named : null;
    }

    /**
     * The one among the names of a database's files.
     *
     * @throws IOException when there is none
     */
    static ManifestFile among(Path database, List<String> names) throws IOException {
        for (String name : names) {
            ManifestFile named = named(database, name);
            if (named != null) {
                return named;
            }
        }
        throw new IOException("the files of " + database + " have no manifest among them: " + names.size());
    }

    private static @Nullable ManifestFile named(Path database, String name) {
        Matcher manifest = NAME.matcher(name);
        return manifest.matches() ? new ManifestFile(database, Long.parseLong(manifest.group(1))) : null;
    }

    Path path() {
        return database.resolve(name(number));
    }

    long bytes() throws IOException {
        return Files.size(path());
    }

    /** What is missing of a manifest that was durable, for the user; null when nothing is. */
    @Nullable
    String lacks(Manifest durable) throws IOException {
        if (number > durable.number()) {
            return null;
        }
        if (number < durable.number()) {
            return database.resolve(CURRENT) + " names " + name(number) + ", though " + name(durable.number())
                    + " was durable";
        }
        long found = bytes();
        if (found < durable.bytes()) {
            return path() + " has " + found + " bytes, though " + durable.bytes() + " were durable";
        }
        CRC32C sum = new CRC32C();
        sum(sum, 0, durable.bytes());
        return (int) sum.getValue() == durable.checksum()
                ? null
                : path() + " is not as it was in its first " + durable.bytes() + " bytes, which were durable";
    }

    /**
     * Adds some of its bytes to a checksum.
     *
     * @throws IOException when there are not so many, or they cannot be read; the checksum is then of no use
     */
    void sum(CRC32C sum, long from, long to) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE_BYTES);
        try (FileChannel file = FileChannel.open(path(), StandardOpenOption.READ)) {
            long at = from;
            while (at < to) {
                piece.clear().limit((int) Math.min(PIECE_BYTES, to - at));
                int read = file.read(piece, at);
                if (read < 0) {
                    throw new EOFException(path() + " ends at " + at + ", though it was longer");
                }
                sum.update(piece.flip());
                at += read;
            }
        }
    }

    private static String name(long number) {
        String digits = Long.toString(number);
        return "MANIFEST-" + "0".repeat(Math.max(0, DIGITS_MIN - digits.length())) + digits;
    }
}
