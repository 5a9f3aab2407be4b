package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.model.QueryLanguage;
import java.util.HashSet;
import java.util.Set;

/** Which fields a construct may have: in either query language, in JSONPath only, in JSONata only. Immutable. */
record FieldTable(Set<String> either, Set<String> jsonPath, Set<String> jsonata) {
    private static final String COMMENT = "Comment";

    static final FieldTable MACHINE = of("Comment QueryLanguage StartAt States TimeoutSeconds Version", "", "");
    static final FieldTable BRANCH = of("Comment StartAt States", "", "");
    static final FieldTable PROCESSOR = of("Comment ProcessorConfig StartAt States", "", "");
    static final FieldTable RETRIER =
            of("BackoffRate Comment ErrorEquals IntervalSeconds JitterStrategy MaxAttempts MaxDelaySeconds", "", "");
    static final FieldTable CATCHER = of("Assign Comment ErrorEquals Next", "ResultPath", "Output");
    static final FieldTable ITEM_READER = of("ReaderConfig Resource", "Parameters", "Arguments");
    static final FieldTable READER_CONFIG = of(
            "CSVDelimiter CSVHeaderLocation CSVHeaders InputType ItemsPointer ManifestType MaxItems Transformation",
            "MaxItemsPath",
            "");
    static final FieldTable ITEM_BATCHER = of(
            "BatchInput MaxInputBytesPerBatch MaxItemsPerBatch", "MaxInputBytesPerBatchPath MaxItemsPerBatchPath", "");
    static final FieldTable RESULT_WRITER = of("Resource WriterConfig", "Parameters", "Arguments");
    static final FieldTable WRITER_CONFIG = of("OutputType Transformation", "", "");

    private static final String COMMON = "Comment QueryLanguage Type ";
    private static final FieldTable PASS =
            of(COMMON + "Assign End Next", "InputPath OutputPath Parameters Result ResultPath", "Output");
    private static final FieldTable TASK = of(
            COMMON + "Assign Catch Credentials End HeartbeatSeconds Next Resource Retry TimeoutSeconds",
            "HeartbeatSecondsPath InputPath OutputPath Parameters ResultPath ResultSelector TimeoutSecondsPath",
            "Arguments Output");
    private static final FieldTable CHOICE = of(COMMON + "Assign Choices Default", "InputPath OutputPath", "Output");
    private static final FieldTable WAIT = of(
            COMMON + "Assign End Next Seconds Timestamp", "InputPath OutputPath SecondsPath TimestampPath", "Output");
    private static final FieldTable SUCCEED = of(COMMON, "InputPath OutputPath", "Output");
    private static final FieldTable FAIL = of(COMMON + "Cause Error", "CausePath ErrorPath", "");
    private static final FieldTable PARALLEL = of(
            COMMON + "Assign Branches Catch End Next Retry",
            "InputPath OutputPath Parameters ResultPath ResultSelector",
            "Arguments Output");
    private static final FieldTable MAP = of(
            COMMON + "Assign Catch End ItemBatcher ItemProcessor ItemReader ItemSelector Iterator Label"
                    + " MaxConcurrency Next ResultWriter Retry ToleratedFailureCount ToleratedFailurePercentage",
            "InputPath ItemsPath MaxConcurrencyPath OutputPath Parameters ResultPath ResultSelector"
                    + " ToleratedFailureCountPath ToleratedFailurePercentagePath",
            "Items Output");

    static FieldTable of(String either, String jsonPath, String jsonata) {
        return new FieldTable(words(either), words(jsonPath), words(jsonata));
    }

    static FieldTable of(StateKind kind) {
        return switch (kind) {
            case PASS -> PASS;
            case TASK -> TASK;
            case CHOICE -> CHOICE;
            case WAIT -> WAIT;
            case SUCCEED -> SUCCEED;
            case FAIL -> FAIL;
            case PARALLEL -> PARALLEL;
            case MAP -> MAP;
        };
    }

    /** The same fields, none of which belongs to one query language alone. */
    FieldTable inAnyLanguage() {
        Set<String> all = new HashSet<>(either);
        all.addAll(jsonPath);
        all.addAll(jsonata);
        return new FieldTable(Set.copyOf(all), Set.of(), Set.of());
    }

    private static Set<String> words(String text) {
        return text.isBlank() ? Set.of() : Set.of(text.strip().split(" "));
    }

    /**
     * Reports the members an object must not have, in the order they are written, and a Comment that is no text;
     * whether there are none.
     */
    boolean check(Fields fields, QueryLanguage language) {
        boolean fine = true;
        for (String name : fields.json().propertyNames()) {
            if (!either.contains(name)) {
                fine &= checkDialectField(fields, name, language);
            } else if (name.equals(COMMENT)) {
                fine &= fields.text(COMMENT) != null;
            }
        }
        return fine;
    }

    private boolean checkDialectField(Fields fields, String name, QueryLanguage language) {
        boolean isJsonPath = language == QueryLanguage.JSON_PATH;
        if ((isJsonPath ? jsonPath : jsonata).contains(name)) {
            return true;
        }
        if ((isJsonPath ? jsonata : jsonPath).contains(name)) {
            fields.error("The QueryLanguage is set to '" + (isJsonPath ? "JSONPath" : "JSONata") + "', but field '"
                    + name + "' is only supported for the '" + (isJsonPath ? "JSONata" : "JSONPath")
                    + "' QueryLanguage");
        } else {
            fields.error("Field '" + name + "' is not supported");
        }
        return false;
    }
}
