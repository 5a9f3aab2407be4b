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
        return filtered(frame, placed(frame, selected(frame, result)));
    }

    @Override
    public Payload selected(Frame frame, Payload result) {
        return resultSelector == null ? result : resultSelector.evaluate(frame, result);
    }

    @Override
    public Payload placed(Frame frame, Payload selected) {
        return resultPath.place(frame.input(), selected);
    }

    @Override
    public Payload filtered(Frame frame, Payload placed) {
        return Written.checked(outputPath.apply(frame, placed));
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
