package dev.stepwell.asl.compile;

import dev.stepwell.asl.Compiled;
import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.MachineType;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.model.Program;
import dev.stepwell.asl.model.QueryLanguage;
import dev.stepwell.asl.model.StateGraph;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compiles a whole definition. First every scope and state by itself; then, when all of them are right, how they are
 * connected. Immutable and thread-safe.
 */
public final class DefinitionCompiler {
    private static final List<String> LANGUAGES = List.of("JSONPath", "JSONata");
    private static final List<String> VERSIONS = List.of("1.0");

    private final Dialects dialects;

    public DefinitionCompiler(Dialects dialects) {
        this.dialects = dialects;
    }

    /**
     * Compiles a definition.
     *
     * @param type decides which integrations are allowed
     * @param charsMax longest text that is looked at
     */
    public Compiled compile(String definition, MachineType type, int charsMax) {
        Compilation unit = new Compilation(dialects);
        ObjectNode root = DefinitionText.parse(definition, charsMax, unit.problems());
        Program program = root == null ? null : machine(root, type, unit);
        List<Diagnostic> found = unit.problems().found();
        return program == null || unit.problems().hasErrors()
                ? new Compiled.Invalid(found)
                : new Compiled.Ok(program, found);
    }

    /**
     * Compiles one state by itself, as if it were the only one of a Standard machine. Where it leads to is not asked.
     *
     * @param name the state's name in the program and in locations
     * @param charsMax longest text that is looked at
     */
    public Compiled compileState(String definition, String name, int charsMax) {
        Compilation unit = new Compilation(dialects);
        ObjectNode state = DefinitionText.parse(definition, charsMax, unit.problems());
        Program program = state == null ? null : machineOf(name, state, unit);
        List<Diagnostic> found = unit.problems().found();
        return program == null || unit.problems().hasErrors()
                ? new Compiled.Invalid(found)
                : new Compiled.Ok(program, found);
    }

    private static @Nullable Program machineOf(String name, ObjectNode state, Compilation unit) {
        ObjectNode root = state.objectNode();
        root.put("StartAt", name);
        root.putObject("States").set(name, state);
        Fields machine = new Fields(root, new Site("", unit.problems(), new HashSet<>()));
        Scope scope = GraphCompiler.machineScope(machine, MachineType.STANDARD, QueryLanguage.JSON_PATH);
        StateGraph graph = new GraphCompiler(unit).compile(machine, scope);
        if (graph == null || unit.problems().hasErrors()) {
            return null;
        }
        TransitionCheck.checkInside(machine);
        return new Program(graph, unit.states(), null, unit.variableReferences());
    }

    private static @Nullable Program machine(ObjectNode root, MachineType type, Compilation unit) {
        Problems problems = unit.problems();
        Fields machine = new Fields(root, new Site("", problems, new HashSet<>()));
        QueryLanguage language = machineLanguage(machine);
        FieldTable.MACHINE.check(machine, language);
        checkLanguage(machine);
        machine.oneOf("Version", VERSIONS);
        Integer timeoutSeconds = Numbers.constant(machine, "TimeoutSeconds", 0, Numbers.COMMON_MAX);
        StateGraph graph =
                new GraphCompiler(unit).compile(machine, GraphCompiler.machineScope(machine, type, language));
        if (graph == null || problems.hasErrors()) {
            return null;
        }
        TransitionCheck.check(machine);
        Integer limit = timeoutSeconds == null || timeoutSeconds == 0 ? null : timeoutSeconds;
        return new Program(graph, unit.states(), limit, unit.variableReferences());
    }

    /**
     * The language states inherit. A definition that carries the field one level too deep, as a member of States, means
     * it for all states as well.
     */
    private static QueryLanguage machineLanguage(Fields machine) {
        JsonNode own = machine.json().get("QueryLanguage");
        JsonNode misplaced = machine.json().path("States").path("QueryLanguage");
        if (own == null && misplaced.isString()) {
            return language(misplaced, QueryLanguage.JSON_PATH);
        }
        return language(own, QueryLanguage.JSON_PATH);
    }

    /** Anything but exactly JSONPath is taken for JSONata, also where it is reported as wrong. */
    static QueryLanguage language(@Nullable JsonNode field, QueryLanguage inherited) {
        if (field == null) {
            return inherited;
        }
        boolean isJsonPath = field.isString() && field.stringValue().equals("JSONPath");
        return isJsonPath ? QueryLanguage.JSON_PATH : QueryLanguage.JSONATA;
    }

    /** Reports a QueryLanguage that is neither. AWS names the type of this field, unlike others, in brackets. */
    static void checkLanguage(Fields owner) {
        JsonNode language = owner.json().get("QueryLanguage");
        if (language != null && !language.isString()) {
            owner.expected("QueryLanguage", "[STRING]");
            return;
        }
        owner.oneOf("QueryLanguage", LANGUAGES);
    }
}
