package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.DataFlow;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Payload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Arguments, Output and Assign of a state, a catcher or a rule; each absent one passes through. Immutable. */
final class JsonataFlow implements DataFlow {
    private final @Nullable TemplateNode arguments;
    private final @Nullable TemplateNode output;
    private final @Nullable List<Map.Entry<String, TemplateNode>> assign;

    JsonataFlow(
            @Nullable TemplateNode arguments,
            @Nullable TemplateNode output,
            @Nullable List<Map.Entry<String, TemplateNode>> assign) {
        this.arguments = arguments;
        this.output = output;
        this.assign = assign;
    }

    @Override
    public Payload effectiveInput(Frame frame) {
        return frame.input();
    }

    @Override
    public Payload arguments(Frame frame) {
        return arguments == null ? frame.input() : Payload.of(arguments.evaluate(frame));
    }

    @Override
    public Payload output(Frame frame, Payload result) {
        return filtered(frame, result);
    }

    @Override
    public Payload selected(Frame frame, Payload result) {
        return result;
    }

    @Override
    public Payload placed(Frame frame, Payload selected) {
        return selected;
    }

    @Override
    public Payload filtered(Frame frame, Payload placed) {
        return output == null ? placed : Payload.of(output.evaluate(frame));
    }

    @Override
    public Map<String, Payload> assign(Frame frame, Payload result) {
        if (assign == null) {
            return Map.of();
        }
        Map<String, Payload> values = new LinkedHashMap<>();
        for (Map.Entry<String, TemplateNode> variable : assign) {
            values.put(variable.getKey(), Payload.of(variable.getValue().evaluate(frame)));
        }
        return values;
    }

    @Override
    public boolean assigns() {
        return assign != null;
    }
}
