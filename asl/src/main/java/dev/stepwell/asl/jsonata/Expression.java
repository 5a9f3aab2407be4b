package dev.stepwell.asl.jsonata;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One compiled expression: parsed once, shared by all threads; each evaluation has its own frame and budget. Immutable.
 *
 * <p>An expression that only names a member ({@code $states.input.order.id}) is read directly from the tree.
 */
final class Expression {
    /** The longest cause that AWS keeps. */
    private static final int CAUSE_CHARS_MAX = 32_768;

    private final String text;
    private final Query query;
    private final StatesScope scope;

    Expression(String text, Query query, StatesScope scope) {
        this.text = text;
        this.query = query;
        this.scope = scope;
    }

    /**
     * Evaluates the expression for a field.
     *
     * @param field where it stands, such as {@code Output/result}
     * @throws EvaluationFailure when it raises an error or gives nothing that JSON has
     */
    JsonNode evaluate(Frame frame, String field) {
        JsonNode direct = readDirectly(frame);
        if (direct != null) {
            return direct;
        }
        Object value = run(frame, field);
        if (value == null) {
            throw failure(field, " returned nothing (undefined).");
        }
        JsonNode result = convert(value, field);
        if (result == null) {
            throw failure(field, " returned an unsupported result type.");
        }
        return result;
    }

    /** A failure of this expression: AWS's sentence about it, completed. */
    EvaluationFailure failure(String field, String ending) {
        String cause = "The JSONata expression '" + text + "' specified for the field '" + field + "'" + ending;
        return EvaluationFailure.query(
                cause.length() > CAUSE_CHARS_MAX ? cause.substring(0, CAUSE_CHARS_MAX) : cause, field);
    }

    /** Follows a plain path through objects; null leaves the expression to the evaluator. */
    private @Nullable JsonNode readDirectly(Frame frame) {
        List<String> path = query.references().path();
        if (path == null) {
            return null;
        }
        JsonNode node;
        int next = 1;
        if (!path.getFirst().equals(References.STATES)) {
            node = frame.variable(path.getFirst());
        } else if (path.size() > 1) {
            node = StatesView.member(frame, scope, path.get(1));
            next = 2;
        } else {
            return null;
        }
        for (; node != null && next < path.size(); next++) {
            node = node instanceof ObjectNode object ? object.get(path.get(next)) : null;
        }
        return node;
    }

    private @Nullable Object run(Frame frame, String field) {
        try {
            return query.evaluate(null, frame, scope);
        } catch (QueryFault fault) {
            throw failure(field, " threw an " + FailureText.ending(fault.thrown(), query.references()));
        }
    }

    private @Nullable JsonNode convert(Object value, String field) {
        try {
            return Values.toJson(value);
        } catch (QueryError tooDeep) {
            throw failure(field, " threw an " + FailureText.ending(tooDeep, query.references()));
        }
    }
}
