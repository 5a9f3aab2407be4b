package dev.stepwell.asl.path.query;

import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.expression.Frame;
import dev.stepwell.asl.json.Json;
import dev.stepwell.asl.json.Payload;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A compiled JSONPath: {@code $...} reads the input at hand, {@code $$...} the context object, {@code $name...} a
 * variable. Immutable and thread-safe.
 */
public final class Query {
    private enum Root {
        INPUT,
        CONTEXT,
        VARIABLE
    }

    private final String text;
    private final Root root;
    private final String variable;
    private final Selector selector;

    private Query(String text, Root root, String variable, Selector selector) {
        this.text = text;
        this.root = root;
        this.variable = variable;
        this.selector = selector;
    }

    /** Compiles {@code text}; null when it is not a JSONPath. */
    public static @Nullable Query parse(String text) {
        if (!text.startsWith("$")) {
            return null;
        }
        if (text.startsWith("$$")) {
            return build(text, Root.CONTEXT, "", text.substring(1));
        }
        int end = variableEnd(text);
        if (end > 1) {
            return build(text, Root.VARIABLE, text.substring(1, end), "$" + text.substring(end));
        }
        return build(text, Root.INPUT, "", text);
    }

    private static @Nullable Query build(String text, Root root, String variable, String path) {
        Selector selector = ReferenceParser.parse(path);
        if (selector == null) {
            selector = PathParser.parse(path);
        }
        return selector == null ? null : new Query(text, root, variable, selector);
    }

    private static int variableEnd(String text) {
        if (text.length() < 2 || !Character.isUnicodeIdentifierStart(text.codePointAt(1))) {
            return 1;
        }
        int at = 1;
        while (at < text.length() && Character.isUnicodeIdentifierPart(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return at;
    }

    /** As written in the definition. */
    public String text() {
        return text;
    }

    /** Whether this is {@code $}: the input itself. */
    public boolean isInput() {
        return root == Root.INPUT && isWhole();
    }

    private boolean isWhole() {
        return selector instanceof StepSelector plain && plain.steps().isEmpty();
    }

    /** Whether this reads the context object. */
    public boolean readsContext() {
        return root == Root.CONTEXT;
    }

    /** Whether this reads a variable. */
    public boolean readsVariable() {
        return root == Root.VARIABLE;
    }

    /** Adds the variable that is read, if one is. */
    public void noteReads(Set<String> reads) {
        if (root == Root.VARIABLE) {
            reads.add(variable);
        }
    }

    /** Whether this is a Reference Path: names a single node without filters, wildcards, slices or functions. */
    public boolean isReference() {
        return selector instanceof StepSelector
                || (selector.isDefinite() && text.chars().noneMatch(c -> "@,:?*(".indexOf(c) >= 0));
    }

    /** The steps of a plain reference path; null when it has anything else in it. */
    public @Nullable List<Step> steps() {
        return selector instanceof StepSelector plain ? plain.steps() : null;
    }

    /**
     * What this selects; null when it leads nowhere; a missing node when the array at its end is too short.
     *
     * @param input what {@code $} is
     */
    public @Nullable JsonNode find(Frame frame, Payload input) {
        JsonNode start = start(frame, input);
        if (start == null) {
            return null;
        }
        return selector instanceof StepSelector plain
                ? plain.find(start)
                : selector.find(start, Place.of(start, frame.work()));
    }

    /** Like {@link #find}, with JSON null for an array that is too short. */
    public @Nullable JsonNode findOrNullNode(Frame frame, Payload input) {
        JsonNode found = find(frame, input);
        return found != null && found.isMissingNode() ? Json.NODES.nullNode() : found;
    }

    /**
     * What this selects.
     *
     * @throws EvaluationFailure States.Runtime, saying why the path leads nowhere
     */
    public JsonNode read(Frame frame, Payload input) {
        JsonNode found = findOrNullNode(frame, input);
        if (found == null) {
            throw EvaluationFailure.runtime("Invalid path '" + text + "' : " + whyNot(frame, input));
        }
        return found;
    }

    /** Like {@link #read}; the very payload for {@code $}, which is not parsed then. */
    public Payload select(Frame frame, Payload input) {
        return isInput() ? input : Payload.of(read(frame, input));
    }

    private String whyNot(Frame frame, Payload input) {
        JsonNode start = start(frame, input);
        return start == null
                ? "No results for path: $['" + variable + "']"
                : selector.whyNot(start, Place.of(start, frame.work()));
    }

    private @Nullable JsonNode start(Frame frame, Payload input) {
        return switch (root) {
            case INPUT -> input.tree();
            case CONTEXT -> frame.context();
            case VARIABLE -> frame.variable(variable);
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
