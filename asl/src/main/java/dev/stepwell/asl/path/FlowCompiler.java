package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Problems;
import dev.stepwell.asl.expression.Site;
import dev.stepwell.asl.expression.StateKind;
import dev.stepwell.asl.expression.Template;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compiles the data flow of states, catchers and rules. Stateless. */
final class FlowCompiler {
    private FlowCompiler() {}

    static DataFlow state(StateKind kind, ObjectNode state, Site site) {
        if (kind == StateKind.FAIL) {
            return DataFlow.IDENTITY;
        }
        // The Parameters of a Map are the older spelling of its ItemSelector.
        boolean shapesInput = kind == StateKind.PASS || kind == StateKind.TASK || kind == StateKind.PARALLEL;
        boolean shapesResult = kind == StateKind.TASK || kind == StateKind.PARALLEL || kind == StateKind.MAP;
        boolean placesResult = shapesResult || kind == StateKind.PASS;
        return simplest(new JsonPathFlow(
                PathFilter.compile(state.get("InputPath"), site.field("InputPath")),
                shapesInput ? template(state, "Parameters", site) : null,
                shapesResult ? template(state, "ResultSelector", site) : null,
                placesResult
                        ? ResultPlace.compile(state.get("ResultPath"), site.field("ResultPath"))
                        : ResultPlace.INSTEAD,
                PathFilter.compile(state.get("OutputPath"), site.field("OutputPath")),
                Assignment.compile(state.get("Assign"), site.field("Assign"))));
    }

    static DataFlow catcher(ObjectNode catcher, Site site) {
        return simplest(new JsonPathFlow(
                PathFilter.EVERYTHING,
                null,
                null,
                ResultPlace.compile(catcher.get("ResultPath"), site.field("ResultPath")),
                PathFilter.EVERYTHING,
                Assignment.compile(catcher.get("Assign"), site.field("Assign"))));
    }

    static DataFlow rule(ObjectNode rule, ObjectNode choice, Site site) {
        // The state's own flow reports the problems of the state's fields.
        Site silent = new Site(site.location(), new Problems(), site.reads());
        return simplest(new JsonPathFlow(
                PathFilter.compile(choice.get("InputPath"), silent),
                null,
                null,
                ResultPlace.INSTEAD,
                PathFilter.compile(choice.get("OutputPath"), silent),
                Assignment.compile(rule.get("Assign"), site.field("Assign"))));
    }

    private static @Nullable Template template(ObjectNode state, String field, Site site) {
        JsonNode template = state.get(field);
        return template == null ? null : TemplateCompiler.compile(template, site.field(field));
    }

    private static DataFlow simplest(JsonPathFlow flow) {
        boolean untouched = flow.inputPath().equals(PathFilter.EVERYTHING)
                && flow.parameters() == null
                && flow.resultSelector() == null
                && flow.resultPath().equals(ResultPlace.INSTEAD)
                && flow.outputPath().equals(PathFilter.EVERYTHING)
                && !flow.assigns();
        return untouched ? DataFlow.IDENTITY : flow;
    }
}
