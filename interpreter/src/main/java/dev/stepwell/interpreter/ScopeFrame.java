package dev.stepwell.interpreter;

import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.expression.Work;
import dev.stepwell.asl.json.Payload;
import java.time.Instant;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the expressions of one scope's current state may read. The context object and the random numbers are made when
 * they are asked for. Confined to the evaluation it was made for.
 */
final class ScopeFrame implements Frame {
    private final Turn turn;
    private final Scope scope;
    private @Nullable Payload result;
    private @Nullable Payload errorOutput;
    private @Nullable String token;
    private int item = ContextObject.NO_ITEM;
    private @Nullable JsonNode context;
    private @Nullable RandomGenerator random;
    private @Nullable Work work;

    ScopeFrame(Turn turn, Scope scope) {
        this.turn = turn;
        this.scope = scope;
    }

    ScopeFrame withResult(Payload value) {
        result = value;
        return this;
    }

    ScopeFrame withErrorOutput(Payload value) {
        errorOutput = value;
        return this;
    }

    ScopeFrame withToken(@Nullable String value) {
        token = value;
        return this;
    }

    /** The frame of an ItemSelector for one item of the Map that the scope is in. */
    ScopeFrame withItem(int index) {
        item = index;
        return this;
    }

    Scope scope() {
        return scope;
    }

    @Override
    public Payload input() {
        return scope.input;
    }

    @Override
    public @Nullable Payload result() {
        return result;
    }

    @Override
    public @Nullable Payload errorOutput() {
        return errorOutput;
    }

    @Override
    public JsonNode context() {
        JsonNode known = context;
        if (known == null) {
            known = ContextObject.of(turn, scope, token, item);
            context = known;
        }
        return known;
    }

    @Override
    public @Nullable JsonNode variable(String name) {
        Payload value = scope.variable(name);
        return value == null ? null : value.tree();
    }

    @Override
    public Instant now() {
        return turn.now;
    }

    @Override
    public RandomGenerator random() {
        RandomGenerator known = random;
        if (known == null) {
            known = Luck.expressions(turn.state, scope);
            random = known;
        }
        return known;
    }

    @Override
    public Work work() {
        Work known = work;
        if (known == null) {
            known = turn.beginWork();
            work = known;
        }
        return known;
    }
}
