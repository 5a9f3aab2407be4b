package dev.stepwell.asl.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Compiler;
import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.Severity;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.model.QueryLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every field of every construct in both query languages, with a value of every wrong JSON type: there is a finding at
 * that field. And every construct with fields it must not have.
 */
final class FieldTypesTest {
    private static final Map<String, String> VALUES = Map.of(
            "null", "null",
            "boolean", "true",
            "integer", "7",
            "number", "1.5",
            "text", "'plain'",
            "array", "[1]",
            "object", "{'a':1}");

    /** What a field may be, where it is not text in all constructs that have it. */
    private static final Map<String, Set<String>> TYPES = Map.ofEntries(
            Map.entry("Arguments", VALUES.keySet()),
            Map.entry("Assign", Set.of("object")),
            Map.entry("BackoffRate", Set.of("integer", "number")),
            Map.entry("BatchInput", VALUES.keySet()),
            Map.entry("Branches", Set.of("array")),
            Map.entry("CSVHeaders", Set.of("array")),
            Map.entry("Catch", Set.of("array")),
            Map.entry("Choices", Set.of("array")),
            Map.entry("Condition", Set.of("boolean", "text")),
            Map.entry("Credentials", Set.of("object")),
            Map.entry("End", Set.of("boolean")),
            Map.entry("ErrorEquals", Set.of("array")),
            Map.entry("HeartbeatSeconds", Set.of("integer")),
            Map.entry("InputPath", Set.of("text", "null")),
            Map.entry("IntervalSeconds", Set.of("integer")),
            Map.entry("ItemBatcher", Set.of("object")),
            Map.entry("ItemProcessor", Set.of("object")),
            Map.entry("ItemReader", Set.of("object")),
            Map.entry("ItemSelector", VALUES.keySet()),
            Map.entry("Items", Set.of("array", "object")),
            Map.entry("Iterator", Set.of("object")),
            Map.entry("MaxAttempts", Set.of("integer")),
            Map.entry("MaxConcurrency", Set.of("integer")),
            Map.entry("MaxDelaySeconds", Set.of("integer")),
            Map.entry("MaxInputBytesPerBatch", Set.of("integer")),
            Map.entry("MaxItems", Set.of("integer")),
            Map.entry("MaxItemsPerBatch", Set.of("integer")),
            Map.entry("Output", VALUES.keySet()),
            Map.entry("OutputPath", Set.of("text", "null")),
            Map.entry("Parameters", VALUES.keySet()),
            Map.entry("ProcessorConfig", Set.of("object")),
            Map.entry("ReaderConfig", Set.of("object")),
            Map.entry("Result", VALUES.keySet()),
            Map.entry("ResultPath", Set.of("text", "null")),
            Map.entry("ResultSelector", Set.of("object")),
            Map.entry("ResultWriter", Set.of("object")),
            Map.entry("Retry", Set.of("array")),
            Map.entry("Seconds", Set.of("integer")),
            Map.entry("States", Set.of("object")),
            Map.entry("TimeoutSeconds", Set.of("integer")),
            Map.entry("ToleratedFailureCount", Set.of("integer")),
            Map.entry("ToleratedFailurePercentage", Set.of("integer", "number")),
            Map.entry("WriterConfig", Set.of("object")));

    private static final Set<String> DURATIONS = Set.of("Seconds", "SecondsPath", "Timestamp", "TimestampPath");

    private static final String TASK = "'Type':'Task','Resource':'arn:aws:lambda:us-east-1:123456789012:function:f'";
    private static final String PROCESSOR = "{'ProcessorConfig':{'Mode':'DISTRIBUTED','ExecutionType':'STANDARD'},"
            + "'StartAt':'P','States':{'P':{'Type':'Pass','End':true}}}";
    private static final String MAP = "'Type':'Map','ItemProcessor':" + PROCESSOR;
    private static final String READER = "'ItemReader':{'Resource':'arn:aws:states:::s3:getObject'";

    /**
     * A construct with fields of its own.
     *
     * @param state the members of a state that holds one
     * @param at the place of the construct within that state
     */
    record Construct(FieldTable table, QueryLanguage language, String state, String at) {
        @Override
        public String toString() {
            return language + " " + state + " " + at;
        }

        String location() {
            return "/States/S" + at;
        }
    }

    static final List<Construct> CONSTRUCTS = constructs();

    private static List<Construct> constructs() {
        List<Construct> constructs = new ArrayList<>();
        for (QueryLanguage language : QueryLanguage.values()) {
            for (StateKind kind : StateKind.values()) {
                constructs.add(new Construct(FieldTable.of(kind), language, state(kind, language), ""));
            }
            add(constructs, FieldTable.RETRIER, language, TASK + ",'Retry':[{'ErrorEquals':['E']}]", "/Retry[0]");
            add(
                    constructs,
                    FieldTable.CATCHER,
                    language,
                    TASK + ",'Catch':[{'ErrorEquals':['E'],'Next':'T'}]",
                    "/Catch[0]");
            add(constructs, FieldTable.BRANCH, language, state(StateKind.PARALLEL, language), "/Branches[0]");
            add(constructs, FieldTable.PROCESSOR, language, MAP, "/ItemProcessor");
            add(constructs, FieldTable.PROCESSOR, language, MAP.replace("ItemProcessor", "Iterator"), "/Iterator");
            add(
                    constructs,
                    FieldTable.of("ExecutionType Mode", "", ""),
                    language,
                    MAP,
                    "/ItemProcessor/ProcessorConfig");
            add(constructs, FieldTable.ITEM_READER, language, MAP + "," + READER + "}", "/ItemReader");
            String config = MAP + "," + READER + ",'ReaderConfig':{'InputType':'JSON'}}";
            add(constructs, FieldTable.READER_CONFIG, language, config, "/ItemReader/ReaderConfig");
            add(
                    constructs,
                    FieldTable.ITEM_BATCHER,
                    language,
                    MAP + ",'ItemBatcher':{'MaxItemsPerBatch':1}",
                    "/ItemBatcher");
            String writer = MAP + ",'ResultWriter':{'WriterConfig':{'OutputType':'JSON'}}";
            add(constructs, FieldTable.RESULT_WRITER, language, writer, "/ResultWriter");
            add(constructs, FieldTable.WRITER_CONFIG, language, writer, "/ResultWriter/WriterConfig");
        }
        return constructs;
    }

    private static void add(List<Construct> all, FieldTable table, QueryLanguage language, String state, String at) {
        all.add(new Construct(table, language, state + ",'Next':'T'", at));
    }

    private static String state(StateKind kind, QueryLanguage language) {
        return switch (kind) {
            case PASS -> "'Type':'Pass','Next':'T'";
            case TASK -> TASK + ",'Next':'T'";
            case CHOICE ->
                language == QueryLanguage.JSONATA
                        ? "'Type':'Choice','Choices':[{'Condition':true,'Next':'T'}]"
                        : "'Type':'Choice','Choices':[{'Variable':'$','IsNull':true,'Next':'T'}]";
            case WAIT -> "'Type':'Wait','Seconds':1,'Next':'T'";
            case SUCCEED -> "'Type':'Succeed'";
            case FAIL -> "'Type':'Fail'";
            case PARALLEL ->
                "'Type':'Parallel','Branches':[{'StartAt':'B','States':{'B':{'Type':'Succeed'}}}],'Next':'T'";
            case MAP -> MAP + ",'Next':'T'";
        };
    }

    @ParameterizedTest
    @FieldSource("CONSTRUCTS")
    void theConstructItselfIsRight(Construct construct) {
        assertThat(errors(machine(construct))).noneMatch(found -> !found.code().equals("MISSING_TRANSITION_TARGET"));
    }

    @ParameterizedTest
    @FieldSource("CONSTRUCTS")
    void aFieldOfTheWrongTypeIsFoundAtItsPlace(Construct construct) {
        for (String field : fieldsOf(construct)) {
            Set<String> fine = TYPES.getOrDefault(field, Set.of("text"));
            VALUES.forEach((type, value) -> {
                if (!fine.contains(type)) {
                    ObjectNode machine = machine(construct);
                    replaceTwins(part(machine, construct), field).set(field, json(value));

                    assertThat(errors(machine))
                            .as("%s: %s in %s", field, value, construct)
                            .anyMatch(found -> (construct.location() + "/" + field).equals(found.location()));
                }
            });
        }
    }

    @ParameterizedTest
    @FieldSource("CONSTRUCTS")
    void anUnknownFieldIsNamed(Construct construct) {
        for (String field : List.of("Bogus", "comment", "type", "")) {
            ObjectNode machine = machine(construct);
            part(machine, construct).put(field, "x");

            assertThat(errors(machine))
                    .as("%s in %s", field, construct)
                    .anyMatch(found -> found.message().equals("Field '" + field + "' is not supported")
                            && construct.location().equals(found.location()));
        }
    }

    @ParameterizedTest
    @FieldSource("CONSTRUCTS")
    void aFieldOfTheOtherQueryLanguageIsNamed(Construct construct) {
        boolean isJsonata = construct.language() == QueryLanguage.JSONATA;
        String own = isJsonata ? "JSONata" : "JSONPath";
        String other = isJsonata ? "JSONPath" : "JSONata";
        for (String field :
                isJsonata ? construct.table().jsonPath() : construct.table().jsonata()) {
            ObjectNode machine = machine(construct);
            part(machine, construct).put(field, "$");

            assertThat(errors(machine))
                    .as("%s in %s", field, construct)
                    .contains(new Diagnostic(
                            Severity.ERROR,
                            Fields.SCHEMA,
                            "The QueryLanguage is set to '" + own + "', but field '" + field
                                    + "' is only supported for the '" + other + "' QueryLanguage",
                            construct.location()));
        }
    }

    /** Takes out what may not stand beside {@code field}. */
    private static ObjectNode replaceTwins(ObjectNode part, String field) {
        if (DURATIONS.contains(field)) {
            part.remove(DURATIONS);
        }
        if (field.equals("Iterator")) {
            part.remove("ItemProcessor");
        }
        part.remove(field.endsWith("Path") ? field.substring(0, field.length() - "Path".length()) : field + "Path");
        return part;
    }

    private static Set<String> fieldsOf(Construct construct) {
        Set<String> fields = new TreeSet<>(construct.table().either());
        fields.addAll(
                construct.language() == QueryLanguage.JSONATA
                        ? construct.table().jsonata()
                        : construct.table().jsonPath());
        return fields;
    }

    private static ObjectNode machine(Construct construct) {
        String language = construct.language() == QueryLanguage.JSONATA ? "JSONata" : "JSONPath";
        return (ObjectNode) json("{'QueryLanguage':'" + language + "','StartAt':'S','States':{'S':{" + construct.state()
                + "},'T':{'Type':'Succeed'}}}");
    }

    private static ObjectNode part(JsonNode machine, Construct construct) {
        JsonNode part = machine.get("States").get("S");
        for (String step : Stream.of(construct.at().split("/"))
                .filter(step -> !step.isEmpty())
                .toList()) {
            part = step.endsWith("[0]")
                    ? part.get(step.substring(0, step.length() - 3)).get(0)
                    : part.get(step);
        }
        return (ObjectNode) part;
    }

    private static List<Diagnostic> errors(JsonNode machine) {
        Compiled compiled = Compiler.compile(Json.text(machine));
        return compiled.diagnostics().stream()
                .filter(found -> found.severity() == Severity.ERROR)
                .toList();
    }

    private static JsonNode json(String text) {
        return Json.read(text.replace('\'', '"'));
    }
}
