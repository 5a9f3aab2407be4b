package dev.stepwell.server.command;

import dev.stepwell.asl.compile.SourcePositions;
import dev.stepwell.asl.json.Json;
import dev.stepwell.server.config.InvalidConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A definition as it lies on disk, JSON or YAML.
 *
 * @param text as written
 * @param json as the API takes it
 * @param yamlProblem why the YAML could not be read, or null
 */
record DefinitionFile(
        Path path,
        String text,
        String json,
        boolean yaml,
        @Nullable JacksonException yamlProblem) {
    static DefinitionFile read(Path path) {
        String text;
        try {
            text = Files.readString(path);
        } catch (IOException e) {
            throw new InvalidConfiguration("cannot read " + path + ": " + e.getMessage());
        }
        String name = path.toString();
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return new DefinitionFile(path, text, text, false, null);
        }
        try {
            return new DefinitionFile(path, text, Json.text(new YAMLMapper().readTree(text)), true, null);
        } catch (JacksonException e) {
            return new DefinitionFile(path, text, "", true, e);
        }
    }

    /** Where the parts of the definition stand in the text. */
    SourcePositions positions() {
        if (!yaml) {
            return SourcePositions.ofJson(text);
        }
        try (JsonParser tokens = new YAMLMapper().createParser(text)) {
            return SourcePositions.ofTokens(tokens);
        }
    }
}
