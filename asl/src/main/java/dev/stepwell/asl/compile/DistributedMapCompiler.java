package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.model.DistributedConfig;
import dev.stepwell.asl.model.ItemBatching;
import dev.stepwell.asl.model.ItemReading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles what only a distributed Map has: ItemReader, ItemBatcher, ResultWriter, Label. */
final class DistributedMapCompiler {
    static final int LABEL_CHARS_MAX = 40;
    static final int MAX_ITEMS_MAX = 100_000_000;
    static final int BATCH_BYTES_MAX = 262_144;

    private static final String LABEL_FORBIDDEN = "?*<>{}[]:;,\\|^~$#%&`\"";
    private static final List<String> WRITER_TRANSFORMATIONS = List.of("NONE", "COMPACT", "FLATTEN");
    private static final List<String> OUTPUT_TYPES = List.of("JSON", "JSONL");

    private DistributedMapCompiler() {}

    /** The configuration of a distributed Map; null for an inline one. */
    static @Nullable DistributedConfig compile(StateSource state, ProcessorMode mode) {
        Fields fields = state.fields();
        String label = label(state);
        if (mode == ProcessorMode.INLINE) {
            for (String field : List.of("ItemReader", "ItemBatcher", "ResultWriter")) {
                if (fields.has(field)) {
                    fields.error("Field '" + field + "' is not supported");
                }
            }
            return null;
        }
        return new DistributedConfig(
                mode.executionType(), label, itemReader(state), itemBatcher(state), resultWriter(state));
    }

    private static @Nullable String label(StateSource state) {
        Fields fields = state.fields();
        String label = fields.text("Label");
        if (label == null) {
            return null;
        }
        if (label.isEmpty()) {
            fields.error("Label", "Value cannot be empty");
        } else if (label.length() > LABEL_CHARS_MAX) {
            invalid(
                    fields,
                    "Invalid Label name: Label '" + label + "' exceeds the " + LABEL_CHARS_MAX
                            + "-character limit allowed by the service");
        } else if (label.codePoints().anyMatch(DistributedMapCompiler::isForbidden)) {
            invalid(fields, "Invalid Label name: Label '" + label + "' contains characters that are not allowed");
        } else if (!state.unit().claimLabel(label)) {
            fields.at("Label").error("DUPLICATE_LABEL_NAME", "Duplicate Label name: " + label);
        }
        return label;
    }

    private static void invalid(Fields fields, String message) {
        fields.at("Label").error("INVALID_LABEL_NAME", message);
    }

    private static boolean isForbidden(int c) {
        return Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || LABEL_FORBIDDEN.indexOf(c) >= 0;
    }

    private static @Nullable ItemReading itemReader(StateSource state) {
        Fields reader = state.fields().object("ItemReader");
        if (reader == null) {
            return null;
        }
        FieldTable.ITEM_READER.check(reader, state.language());
        reader.require("Resource");
        checkS3(reader, List.of("s3:getObject", "s3:listObjectsV2"));
        template(state, reader, state.isJsonPath() ? "Parameters" : "Arguments");
        Fields config = reader.object("ReaderConfig");
        if (config == null) {
            return new ItemReading("JSON", null, null, null);
        }
        FieldTable.READER_CONFIG.check(config, state.language());
        String type = ReaderConfig.check(config);
        JsonNode pointer = config.json().path("ItemsPointer");
        IntegerField maxItems = Numbers.integer(state, config, "MaxItems", 0, MAX_ITEMS_MAX);
        return new ItemReading(
                type == null ? "JSON" : type,
                pointer.isString() ? pointer.stringValue() : null,
                maxItems,
                "CSV".equals(type) ? csvLayout(config) : null);
    }

    private static ItemReading.CsvLayout csvLayout(Fields config) {
        char delimiter = switch (config.json().path("CSVDelimiter").asString("COMMA")) {
            case "PIPE" -> '|';
            case "SEMICOLON" -> ';';
            case "SPACE" -> ' ';
            case "TAB" -> '\t';
            default -> ',';
        };
        boolean areGiven = config.json().path("CSVHeaderLocation").asString("").equals("GIVEN");
        List<String> headers = new ArrayList<>();
        config.json().path("CSVHeaders").forEach(header -> headers.add(header.asString("")));
        return new ItemReading.CsvLayout(delimiter, areGiven ? headers : null);
    }

    private static @Nullable ItemBatching itemBatcher(StateSource state) {
        Fields batcher = state.fields().object("ItemBatcher");
        if (batcher == null) {
            return null;
        }
        FieldTable.ITEM_BATCHER.check(batcher, state.language());
        if (batcher.count(
                        "MaxItemsPerBatch",
                        "MaxItemsPerBatchPath",
                        "MaxInputBytesPerBatch",
                        "MaxInputBytesPerBatchPath")
                == 0) {
            batcher.error("At least one of these fields is required: [MaxItemsPerBatch, MaxInputBytesPerBatch]");
        }
        return new ItemBatching(
                Numbers.integer(state, batcher, "MaxItemsPerBatch", 0, Integer.MAX_VALUE),
                Numbers.integer(state, batcher, "MaxInputBytesPerBatch", 0, BATCH_BYTES_MAX),
                template(state, batcher, "BatchInput"));
    }

    private static @Nullable JsonNode resultWriter(StateSource state) {
        Fields writer = state.fields().object("ResultWriter");
        if (writer == null) {
            return null;
        }
        FieldTable.RESULT_WRITER.check(writer, state.language());
        if (writer.json().isEmpty()) {
            state.fields().error("ResultWriter", "Value cannot be empty");
        }
        String parameters = state.isJsonPath() ? "Parameters" : "Arguments";
        if (writer.has("Resource") != writer.has(parameters)) {
            writer.require("Resource", parameters);
        }
        checkS3(writer, List.of("s3:putObject"));
        template(state, writer, parameters);
        Fields config = writer.object("WriterConfig");
        if (config != null) {
            FieldTable.WRITER_CONFIG.check(config, state.language());
            config.oneOf("Transformation", WRITER_TRANSFORMATIONS);
            config.oneOf("OutputType", OUTPUT_TYPES);
        }
        return writer.json();
    }

    private static void checkS3(Fields owner, List<String> actions) {
        String resource = owner.text("Resource");
        if (resource == null) {
            return;
        }
        for (String action : actions) {
            if (resource.startsWith("arn:") && resource.endsWith(":states:::" + action)) {
                return;
            }
        }
        List<String> examples = actions.stream()
                .map(action -> "arn:<partition>:states:::" + action)
                .toList();
        owner.error("Resource", "The field 'Resource' does not match any of the allowed values. Examples: " + examples);
    }

    private static @Nullable Template template(StateSource state, Fields owner, String name) {
        JsonNode value = owner.json().get(name);
        Template template = value == null ? null : state.dialect().template(value, name, owner.at(name));
        if (state.isJsonPath()) {
            TemplateWarnings.check(owner, name);
        }
        return template;
    }
}
