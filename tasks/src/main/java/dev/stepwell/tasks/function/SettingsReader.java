package dev.stepwell.tasks.function;

import dev.stepwell.asl.json.YamlInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads function.yaml strictly: what it does not know it refuses, naming the file. */
final class SettingsReader {
    static final String FILE_NAME = "function.yaml";

    /** Longest function.yaml, in bytes. */
    static final int FILE_BYTES_MAX = 64 * 1024;

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Set<String> KEYS =
            Set.of("runtime", "handler", "timeout", "memory", "concurrency", "environment", "on-lost", "description");

    /** What was read. */
    sealed interface Read {
        record Valid(FunctionSettings settings) implements Read {}

        record Invalid(String message) implements Read {}
    }

    /** Says what is wrong with the file; never leaves this class. */
    private static final class Wrong extends RuntimeException {
        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    private SettingsReader() {}

    static Read read(Path folder) {
        Path file = folder.resolve(FILE_NAME);
        try {
            if (!Files.isRegularFile(file)) {
                return new Read.Invalid(folder + " has no " + FILE_NAME);
            }
            if (Files.size(file) > FILE_BYTES_MAX) {
                return new Read.Invalid(file + " is longer than " + FILE_BYTES_MAX + " bytes");
            }
            return new Read.Valid(settingsOf(YAML.readTree(new YamlInput(Files.readString(file)))));
        } catch (IOException unreadable) {
            return new Read.Invalid(file + " cannot be read: " + unreadable.getMessage());
        } catch (JacksonException notYaml) {
            return new Read.Invalid(file + " is not YAML: " + notYaml.getOriginalMessage());
        } catch (Wrong wrong) {
            return new Read.Invalid(file + ": " + wrong.getMessage());
        }
    }

    private static FunctionSettings settingsOf(JsonNode yaml) {
        if (!yaml.isObject()) {
            throw new Wrong("expected keys and values");
        }
        for (String key : yaml.propertyNames()) {
            if (!KEYS.contains(key)) {
                throw new Wrong("unknown key '" + key + "'; known are " + new TreeSet<>(KEYS));
            }
        }
        List<RuntimeKind> runtimes = runtimes(yaml.get("runtime"));
        return new FunctionSettings(
                runtimes,
                handlers(yaml.get("handler"), runtimes),
                Duration.ofSeconds(integer(
                        yaml,
                        "timeout",
                        new Range(1, FunctionSettings.TIMEOUT_SECONDS_MAX, FunctionSettings.TIMEOUT_SECONDS_DEFAULT))),
                integer(
                        yaml,
                        "memory",
                        new Range(
                                FunctionSettings.MEMORY_MEGABYTES_MIN,
                                FunctionSettings.MEMORY_MEGABYTES_MAX,
                                FunctionSettings.MEMORY_MEGABYTES_DEFAULT)),
                integer(
                        yaml,
                        "concurrency",
                        new Range(1, FunctionSettings.CONCURRENCY_MAX, FunctionSettings.CONCURRENCY_DEFAULT)),
                environment(yaml.get("environment")),
                resends(yaml.get("on-lost")));
    }

    private static List<RuntimeKind> runtimes(@Nullable JsonNode node) {
        if (node == null) {
            throw new Wrong("the key 'runtime' is missing");
        }
        List<JsonNode> names = node.isArray() ? List.copyOf(node.values()) : List.of(node);
        if (names.isEmpty()) {
            throw new Wrong("'runtime' names no runtime");
        }
        return names.stream().map(SettingsReader::runtime).toList();
    }

    private static RuntimeKind runtime(JsonNode name) {
        RuntimeKind kind = RuntimeKind.of(name.asString(""));
        if (kind == null) {
            throw new Wrong("unknown runtime " + name + "; known are provided, nodejs, python and java, each with or"
                    + " without a version");
        }
        return kind;
    }

    private static Map<RuntimeKind, String> handlers(@Nullable JsonNode node, List<RuntimeKind> runtimes) {
        var handlers = new EnumMap<RuntimeKind, String>(RuntimeKind.class);
        if (node != null && node.isObject()) {
            node.properties()
                    .forEach(entry -> handlers.put(
                            runtime(YAML.getNodeFactory().stringNode(entry.getKey())),
                            text("handler." + entry.getKey(), entry.getValue())));
        } else if (node != null) {
            runtimes.forEach(kind -> handlers.put(kind, text("handler", node)));
        }
        for (RuntimeKind kind : runtimes) {
            if (kind != RuntimeKind.PROVIDED && !handlers.containsKey(kind)) {
                throw new Wrong("the handler for " + kind.family() + " is missing");
            }
        }
        return handlers;
    }

    private static Map<String, String> environment(@Nullable JsonNode node) {
        if (node == null || node.isNull()) {
            return Map.of();
        }
        if (!node.isObject()) {
            throw new Wrong("'environment' must be keys and values");
        }
        var environment = new LinkedHashMap<String, String>();
        node.properties().forEach(entry -> {
            if (entry.getValue().isContainer() || entry.getValue().isNull()) {
                throw new Wrong("the variable '" + entry.getKey() + "' must be a text, a number or a boolean");
            }
            environment.put(entry.getKey(), entry.getValue().asString());
        });
        return environment;
    }

    private static boolean resends(@Nullable JsonNode node) {
        String value = node == null ? "fail" : node.asString("");
        return switch (value) {
            case "fail" -> false;
            case "resend" -> true;
            default -> throw new Wrong("'on-lost' must be fail or resend, was " + node);
        };
    }

    private record Range(int least, int most, int otherwise) {}

    private static int integer(JsonNode yaml, String key, Range range) {
        JsonNode node = yaml.get(key);
        if (node == null) {
            return range.otherwise;
        }
        if (!node.isInt() || node.intValue() < range.least || node.intValue() > range.most) {
            throw new Wrong(
                    "'" + key + "' must be a whole number from " + range.least + " to " + range.most + ", was " + node);
        }
        return node.intValue();
    }

    private static String text(String key, JsonNode node) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw new Wrong("'" + key + "' must be a text, was " + node);
        }
        return node.stringValue();
    }
}
