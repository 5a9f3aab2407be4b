package dev.stepwell.asl.path;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Template;
import dev.stepwell.asl.json.Payload;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * InputPath and Parameters on the way in, ResultSelector, ResultPath and OutputPath on the way out, Assign beside them.
 * Immutable.
 *
 * @param assign null when there is no Assign
 */
record JsonPathFlow(
        PathFilter inputPath,
        @Nullable Template parameters,
        @Nullable Template resultSelector,
        ResultPlace resultPath,
        PathFilter outputPath,
        @Nullable Assignment assign)
        implements DataFlow {
    @Override
    public Payload effectiveInput(Frame frame) {
        return inputPath.apply(frame, frame.input());
    }

    @Override
    public Payload arguments(Frame frame) {
        Payload effective = effectiveInput(frame);
        return parameters == null ? effective : Written.checked(parameters.evaluate(frame, effective));
    }

    @Override
    public Payload output(Frame frame, Payload result) {
        Payload selected = resultSelector == null ? result : resultSelector.evaluate(frame, result);
        return Written.checked(outputPath.apply(frame, resultPath.place(frame.input(), selected)));
    }

    @Override
    public Map<String, Payload> assign(Frame frame, Payload result) {
        return assign == null ? Map.of() : assign.evaluate(frame, result);
    }

    @Override
    public boolean assigns() {
        return assign != null;
    }
}
