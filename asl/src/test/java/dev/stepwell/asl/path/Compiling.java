package dev.stepwell.asl.path;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stepwell.asl.Diagnostic;
import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.json.Json;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;
import tools.jackson.databind.node.ObjectNode;

/** Compiles parts of definitions for tests; JSON may be written with apostrophes. */
final class Compiling {
    private Compiling() {}

    static ObjectNode object(String json) {
        return (ObjectNode) Json.read(json.replace('\'', '"'));
    }

    static Site site() {
        return new Site("/States/S", new Problems(), new TreeSet<>());
    }

    /** Compiles a state's flow, which must be free of problems. */
    static DataFlow flow(StateKind kind, String state) {
        Site site = site();
        DataFlow flow = new JsonPathDialect().stateFlow(kind, object(state), site);
        assertThat(site.problems().found()).isEmpty();
        return flow;
    }

    /** The problems that {@code compilation} reports, as code, text and place. */
    static List<String> problems(Consumer<Site> compilation) {
        Site site = site();
        compilation.accept(site);
        return site.problems().found().stream().map(Compiling::shown).toList();
    }

    private static String shown(Diagnostic problem) {
        return problem.code() + ": " + problem.message() + " at " + problem.location();
    }
}
