package dev.stepwell.server.command;

import dev.stepwell.asl.compile.Position;
import dev.stepwell.asl.compile.SourcePositions;
import dev.stepwell.asl.json.Json;
import dev.stepwell.server.config.InvalidConfiguration;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A definition as it lies on disk, YAML where the name ends in {@code .yaml} or {@code .yml}, else JSON.
 *
 * @param json as the API takes it; empty when the YAML could not be read
 * @param positions where the parts of the definition stand in the file
 * @param problem why the YAML could not be read, or null
 */
record DefinitionFile(
        Path path,
        String json,
        SourcePositions positions,
        @Nullable Problem problem) {
    /** Largest file that is read, in bytes: far more than a definition may have. */
    static final long BYTES_MAX = 16L * 1024 * 1024;

    /** Something that is wrong with the file before it is a definition. */
    record Problem(String message, Position at) {}

    /**
     * Reads a file.
     *
     * @throws InvalidConfiguration when it cannot be read as text
     */
    static DefinitionFile read(Path path) {
        String text = text(path);
        String name = path.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return new DefinitionFile(path, text, SourcePositions.ofJson(text), null);
        }
        try {
            YamlReader.Document document = YamlReader.read(text);
            JsonNode root = document.root();
            String json = root == null ? "" : Json.text(root);
            return new DefinitionFile(path, json, SourcePositions.of(document.positions()), null);
        } catch (MalformedYaml e) {
            return new DefinitionFile(
                    path, "", SourcePositions.ofJson(""), new Problem(String.valueOf(e.getMessage()), e.at()));
        }
    }

    /**
     * The definition as the API takes it.
     *
     * @throws InvalidConfiguration when the YAML could not be read
     */
    String required() {
        if (problem != null) {
            throw new InvalidConfiguration(
                    path + ":" + problem.at().line() + ":" + problem.at().column() + ": " + problem.message());
        }
        return json;
    }

    private static String text(Path path) {
        try {
            if (Files.size(path) > BYTES_MAX) {
                throw new InvalidConfiguration("cannot read " + path + ": it has more than " + BYTES_MAX + " bytes");
            }
            return Files.readString(path);
        } catch (NoSuchFileException e) {
            throw new InvalidConfiguration("cannot read " + path + ": there is no such file");
        } catch (CharacterCodingException e) {
            throw new InvalidConfiguration("cannot read " + path + ": it is not text in UTF-8");
        } catch (IOException e) {
            throw new InvalidConfiguration("cannot read " + path + ": " + e.getMessage());
        }
    }
}
