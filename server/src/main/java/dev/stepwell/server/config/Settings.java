package dev.stepwell.server.config;

import dev.stepwell.asl.json.YamlInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Gives every option of the command line a second and third home: {@code --some-option} is also {@code
 * STEPWELL_SOME_OPTION} and the key {@code some-option} of the configuration file.
 */
public final class Settings implements IDefaultValueProvider {
    /** The file that is read when it lies in the working directory and no other is named. */
    public static final Path FILE_DEFAULT = Path.of("stepwell.yaml");

    /** Variables that AWS's own tools give the same meaning. */
    private static final Map<String, String> AWS_NAMES =
            Map.of("account", "AWS_ACCOUNT_ID", "region", "AWS_DEFAULT_REGION");

    private final Map<String, String> environment;
    private final Map<String, String> file;

    private Settings(Map<String, String> environment, Map<String, String> file) {
        this.environment = environment;
        this.file = file;
    }

    /**
     * Reads the configuration file, if there is one.
     *
     * @param named the file that was asked for, or null for the default one, which may be absent
     * @param known the keys that may be in it
     * @throws InvalidConfiguration when the file cannot be read or has unknown keys
     */
    public static Settings load(Map<String, String> environment, @Nullable Path named, Set<String> known) {
        Path path = named == null ? FILE_DEFAULT : named;
        if (named == null && !Files.exists(path)) {
            return new Settings(environment, Map.of());
        }
        Map<String, String> values = read(path);
        Set<String> unknown = new HashSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new InvalidConfiguration(path + " has unknown keys " + unknown + ", expected some of " + known);
        }
        return new Settings(environment, values);
    }

    private static Map<String, String> read(Path path) {
        try {
            JsonNode tree = new YAMLMapper().readTree(new YamlInput(Files.readString(path)));
            if (!tree.isObject() && !tree.isMissingNode() && !tree.isNull()) {
                throw new InvalidConfiguration(path + " must hold 'key: value' lines");
            }
            Map<String, String> values = new LinkedHashMap<>();
            tree.properties().forEach(entry -> values.put(entry.getKey(), text(entry.getValue())));
            return values;
        } catch (IOException e) {
            throw new InvalidConfiguration("cannot read " + path + ": " + e.getMessage());
        } catch (JacksonException e) {
            throw new InvalidConfiguration(path + " is not YAML: " + e.getOriginalMessage());
        }
    }

    private static String text(JsonNode value) {
        if (!value.isObject()) {
            return value.asString();
        }
        StringJoiner pairs = new StringJoiner(",");
        value.properties()
                .forEach(entry ->
                        pairs.add(entry.getKey() + "=" + entry.getValue().asString()));
        return pairs.toString();
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option)) {
            return null;
        }
        String key = option.longestName().replaceFirst("^--", "");
        String own = environment.get("STEPWELL_" + key.replace('-', '_').toUpperCase(Locale.ROOT));
        if (own != null) {
            return own;
        }
        String inFile = file.get(key);
        if (inFile != null) {
            return inFile;
        }
        String awsName = AWS_NAMES.get(key);
        return awsName == null ? null : environment.get(awsName);
    }
}
