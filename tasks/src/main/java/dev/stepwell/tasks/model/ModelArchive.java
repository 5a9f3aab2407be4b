package dev.stepwell.tasks.model;

import dev.stepwell.asl.json.Json;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The archive of AWS's service models, one JSON document per service in botocore's form.
 *
 * <p>The archive is a ZIP inside the program's own JAR, where {@code ZipFile} cannot open it, and {@code
 * ZipInputStream} would unpack every model in front of the wanted one. So its entries are walked here: their headers
 * say how much to skip. Thread-safe, keeps nothing.
 */
final class ModelArchive {
    private static final String RESOURCE = "aws-models.zip";
    private static final String SUFFIX = ".json";
    private static final int ENTRY = 0x04034b50;
    private static final int ENTRY_BYTES = 30;
    private static final int SIZES_FOLLOW_DATA = 8;
    private static final int DEFLATED = 8;

    private ModelArchive() {}

    /** The model called {@code name} ({@code stepfunctions}, {@code acm-pca}), or null when there is none. */
    static @Nullable JsonNode model(String name) {
        try (InputStream archive = open()) {
            for (Entry entry = next(archive); entry != null; entry = next(archive)) {
                if (entry.name.equals(name + SUFFIX)) {
                    return Json.read(entry.read(archive));
                }
                archive.skipNBytes(entry.packedBytes);
            }
            return null;
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + RESOURCE, broken);
        }
    }

    /** Shows every model with its name. */
    static void forEach(BiConsumer<String, JsonNode> reader) {
        try (InputStream archive = open()) {
            for (Entry entry = next(archive); entry != null; entry = next(archive)) {
                String name = entry.name.substring(0, entry.name.length() - SUFFIX.length());
                reader.accept(name, Json.read(entry.read(archive)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("cannot read " + RESOURCE, broken);
        }
    }

    private static InputStream open() {
        InputStream archive = ModelArchive.class.getResourceAsStream(RESOURCE);
        if (archive == null) {
            throw new IllegalStateException(RESOURCE + " is missing beside the class files");
        }
        return new BufferedInputStream(archive);
    }

    /** The entry that begins here, or null when the directory at the archive's end begins. */
    private static @Nullable Entry next(InputStream archive) throws IOException {
        ByteBuffer header = ByteBuffer.wrap(archive.readNBytes(ENTRY_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        if (header.limit() < ENTRY_BYTES || header.getInt(0) != ENTRY) {
            return null;
        }
        if ((header.getShort(6) & SIZES_FOLLOW_DATA) != 0 || header.getShort(8) != DEFLATED) {
            throw new IOException("an entry is not deflated or does not tell its size");
        }
        byte[] name = archive.readNBytes(header.getShort(26));
        archive.skipNBytes(header.getShort(28));
        return new Entry(new String(name, StandardCharsets.UTF_8), header.getInt(18));
    }

    private record Entry(String name, int packedBytes) {
        byte[] read(InputStream archive) throws IOException {
            byte[] packed = archive.readNBytes(packedBytes);
            Inflater inflater = new Inflater(true);
            try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(packed), inflater)) {
                return in.readAllBytes();
            } finally {
                inflater.end();
            }
        }
    }
}
