package dev.stepwell.asl.compile;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.IntegerField;
import dev.stepwell.asl.expression.ItemsField;
import dev.stepwell.asl.expression.NumberField;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.model.Catcher;
import dev.stepwell.asl.model.DistributedConfig;
import dev.stepwell.asl.model.Retrier;
import dev.stepwell.asl.model.State;
import dev.stepwell.asl.model.StateGraph;
import dev.stepwell.asl.model.Tolerance;
import dev.stepwell.asl.model.Transition;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compiles Map, inline and distributed, in its present and its legacy spelling. */
final class MapCompiler {
    private static final double PERCENT_MAX = 100.0;

    private MapCompiler() {}

    static @Nullable State compile(StateSource state) {
        Fields fields = state.fields();
        Transition transition = TransitionCompiler.compile(fields);
        boolean hasProcessor = fields.exactlyOne("ItemProcessor", "Iterator");
        boolean hasSelector = fields.atMostOne("ItemSelector", "Parameters");
        Fields processor = hasProcessor ? fields.object(fields.has("Iterator") ? "Iterator" : "ItemProcessor") : null;
        ProcessorMode mode = processor == null ? ProcessorMode.INLINE : ProcessorMode.compile(processor, state);
        DataFlow flow = state.flow();
        ItemsField items = areItemsFine(state) ? state.dialect().items(fields.json(), fields.site()) : null;
        Template selector = hasSelector ? selector(state) : null;
        IntegerField concurrency = Numbers.integer(state, fields, "MaxConcurrency", 0, Integer.MAX_VALUE);
        Tolerance tolerance = tolerance(state);
        DistributedConfig distributed = DistributedMapCompiler.compile(state, mode);
        List<Retrier> retry = RetryCompiler.compile(fields);
        List<Catcher> catchers = CatchCompiler.compile(state);
        StateGraph graph = processor == null ? null : graph(state, processor, mode);
        if (transition == null || items == null || graph == null) {
            return null;
        }
        return new State.Map(
                state.name(),
                state.language(),
                flow,
                items,
                selector,
                concurrency,
                tolerance,
                graph,
                distributed,
                retry,
                catchers,
                transition);
    }

    private static boolean areItemsFine(StateSource state) {
        Fields fields = state.fields();
        JsonNode items = state.isJsonPath() ? null : fields.json().get("Items");
        if (items == null || items.isContainer() || items.isString()) {
            return fields.isTextOrNull("ItemsPath");
        }
        fields.expected("Items", "Array");
        return false;
    }

    private static @Nullable Template selector(StateSource state) {
        Fields fields = state.fields();
        String name = fields.has("Parameters") && state.isJsonPath() ? "Parameters" : "ItemSelector";
        return fields.has(name) ? state.dialect().template(fields.json().path(name), name, fields.at(name)) : null;
    }

    private static @Nullable Tolerance tolerance(StateSource state) {
        Fields fields = state.fields();
        IntegerField count = Numbers.integer(state, fields, "ToleratedFailureCount", 0, Integer.MAX_VALUE);
        NumberField percentage = Numbers.number(state, fields, "ToleratedFailurePercentage", 0.0, PERCENT_MAX);
        return count == null && percentage == null ? null : new Tolerance(count, percentage);
    }

    private static @Nullable StateGraph graph(StateSource state, Fields processor, ProcessorMode mode) {
        FieldTable.PROCESSOR.check(processor, state.language());
        Scope scope = mode == ProcessorMode.INLINE
                ? GraphCompiler.innerScope(processor, state)
                : GraphCompiler.childScope(processor, state, mode);
        return new GraphCompiler(state.unit()).compile(processor, scope);
    }
}
