package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.Site;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** The ReaderConfig of a distributed Map: the format of its items decides which further fields it may have. */
final class ReaderConfig {
    private static final String INPUT_TYPE = "InputType";
    private static final String HEADERS = "CSVHeaders";
    private static final String HEADER_LOCATION = "CSVHeaderLocation";
    private static final List<String> INPUT_TYPES = List.of("MANIFEST", "JSON", "CSV", "JSONL", "PARQUET");
    private static final List<String> MANIFESTS = List.of("ATHENA_DATA", "S3_INVENTORY");
    private static final List<String> TRANSFORMATIONS = List.of("NONE", "LOAD_AND_FLATTEN");
    private static final List<String> HEADER_LOCATIONS = List.of("FIRST_ROW", "GIVEN");
    private static final List<String> DELIMITERS = List.of("COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB");
    private static final List<String> CSV_FIELDS = List.of(HEADER_LOCATION, HEADERS, "CSVDelimiter");

    private ReaderConfig() {}

    /**
     * Reports what is wrong with everything but MaxItems.
     *
     * @return the InputType, or null when there is none that is known
     */
    static @Nullable String check(Fields config) {
        String inputType = inputType(config);
        String manifest = config.oneOf("ManifestType", MANIFESTS);
        String transformation = config.oneOf("Transformation", TRANSFORMATIONS);
        String location = config.oneOf(HEADER_LOCATION, HEADER_LOCATIONS);
        config.oneOf("CSVDelimiter", DELIMITERS);
        config.text("ItemsPointer");
        checkHeaders(config);
        if ("GIVEN".equals(location)) {
            config.require(HEADERS);
        }
        if ("S3_INVENTORY".equals(manifest)) {
            unsupported(config, INPUT_TYPE);
        } else if (inputType != null) {
            checkFormat(config, inputType);
        }
        if ("LOAD_AND_FLATTEN".equals(transformation)) {
            config.require(INPUT_TYPE);
        }
        return inputType;
    }

    private static @Nullable String inputType(Fields config) {
        String type = config.text(INPUT_TYPE);
        if (type == null || INPUT_TYPES.contains(type)) {
            return type;
        }
        config.error(INPUT_TYPE, "The field 'InputType' should have one of these values: " + INPUT_TYPES);
        return null;
    }

    private static void checkFormat(Fields config, String inputType) {
        boolean isCsv = inputType.equals("CSV");
        if (isCsv && !config.has(HEADER_LOCATION) && !config.has("ManifestType")) {
            config.error("The field 'CSVHeaderLocation' is required");
        }
        if (!isCsv) {
            CSV_FIELDS.forEach(field -> unsupported(config, field));
        }
        if (!inputType.equals("JSON")) {
            unsupported(config, "ItemsPointer");
        }
    }

    private static void unsupported(Fields config, String field) {
        if (config.has(field)) {
            config.error("Field '" + field + "' is not supported");
        }
    }

    private static void checkHeaders(Fields config) {
        ArrayNode headers = config.array(HEADERS);
        if (headers == null) {
            return;
        }
        if (headers.isEmpty()) {
            config.error(HEADERS, "Value cannot be empty");
        }
        int index = 0;
        for (JsonNode header : headers) {
            Site site = config.at(HEADERS).element(index++);
            if (!header.isString()) {
                site.error(Fields.SCHEMA, "Expected value of type String");
            }
        }
    }
}
