package dev.stepwell.asl.expression;

import dev.stepwell.asl.json.Payload;
import java.util.Map;

/** Passes payloads through untouched. Immutable. */
final class IdentityFlow implements DataFlow {
    @Override
    public Payload effectiveInput(Frame frame) {
        return frame.input();
    }

    @Override
    public Payload arguments(Frame frame) {
        return frame.input();
    }

    @Override
    public Payload output(Frame frame, Payload result) {
        return result;
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
        return placed;
    }

    @Override
    public Map<String, Payload> assign(Frame frame, Payload result) {
        return Map.of();
    }

    @Override
    public boolean assigns() {
        return false;
    }
}
