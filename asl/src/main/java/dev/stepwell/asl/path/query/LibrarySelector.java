package dev.stepwell.asl.path.query;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.EvaluationListener;
import com.jayway.jsonpath.EvaluationListener.EvaluationContinuation;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.Jackson3JsonNodeJsonProvider;
import com.jayway.jsonpath.spi.mapper.Jackson3MappingProvider;
import dev.stepwell.asl.expression.EvaluationFailure;
import dev.stepwell.asl.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A path with filters, slices, wildcards or functions, evaluated by the JSONPath library. Immutable, thread-safe. */
final class LibrarySelector implements Selector {
    /** Most nodes that one path may select; more is an error instead of a full heap. */
    static final int RESULTS_MAX = 100_000;

    /** Most deep scans in one path: the work grows with the depth of the document to the power of their number. */
    static final int DEEP_SCANS_MAX = 3;

    /** Deepest nesting of brackets in one path. */
    static final int NESTING_MAX = 100;

    /** Most steps, filters and conditions in one path. */
    static final int PARTS_MAX = 1_000;

    private static final Configuration CONFIGURATION = Configuration.builder()
            .jsonProvider(new Jackson3JsonNodeJsonProvider(Json.MAPPER))
            .mappingProvider(new Jackson3MappingProvider(Json.MAPPER))
            .build();

    private final String text;
    private final JsonPath compiled;
    private final boolean calls;

    private LibrarySelector(String text, JsonPath compiled) {
        this.text = text;
        this.compiled = compiled;
        this.calls = callsFunction(text);
    }

    /** Null when the library does not accept {@code path}, or when it goes beyond the limits. */
    static @Nullable LibrarySelector compile(String path) {
        if (deepScans(path) > DEEP_SCANS_MAX || isTooInvolved(path)) {
            return null;
        }
        String text = BareWords.quoted(path);
        try {
            return new LibrarySelector(text, JsonPath.compile(text));
        } catch (JsonPathException
                | IllegalArgumentException
                | IllegalStateException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException refused) {
            // The library's parser trips over some malformed paths; for the user all of them are no paths.
            return null;
        }
    }

    /** The library follows the parts of a path by recursion, so that an endless one would exhaust the stack. */
    private static boolean isTooInvolved(String path) {
        int parts = 0;
        int depth = 0;
        for (int at = 0; at < path.length(); at++) {
            char c = path.charAt(at);
            if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            }
            parts += ".[(!&|,".indexOf(c) >= 0 ? 1 : 0;
            if (depth > NESTING_MAX || parts > PARTS_MAX) {
                return true;
            }
        }
        return false;
    }

    @Override
    public @Nullable JsonNode find(JsonNode root) {
        try {
            return read(root);
        } catch (PathNotFoundException notFound) {
            return compiled.isDefinite() ? null : Json.NODES.arrayNode();
        } catch (JsonPathException notApplicable) {
            return null;
        }
    }

    @Override
    public String whyNot(JsonNode root) {
        try {
            read(root);
        } catch (JsonPathException reason) {
            return LibraryTexts.translated(Objects.requireNonNullElse(reason.getMessage(), "not applicable"));
        }
        throw new IllegalArgumentException("the path " + text + " does select something");
    }

    /** What the library finds; every failure of it as its own exception. */
    private JsonNode read(JsonNode root) {
        try {
            // The library keeps evaluated arguments of functions inside the compiled path, which is neither thread-safe
            // nor right for the next document.
            JsonPath path = calls ? JsonPath.compile(text) : compiled;
            return node(path.read((Object) root, path.isDefinite() ? CONFIGURATION : limited()));
        } catch (IllegalStateException
                | IllegalArgumentException
                | ClassCastException
                | NullPointerException
                | IndexOutOfBoundsException
                | ArithmeticException
                | UnsupportedOperationException
                | JacksonException slip) {
            // Some combinations of paths and documents trip the library; for the user they are paths that do not apply.
            throw new JsonPathException("Could not apply the path " + text, slip);
        }
    }

    private JsonNode node(@Nullable Object found) {
        return switch (found) {
            case null -> Json.NODES.nullNode();
            case JsonNode node -> node;
            case Double number
            when !Double.isFinite(number) ->
                throw new JsonPathException("The result of " + text + " is not a number of JSON");
            default -> Json.MAPPER.valueToTree(found);
        };
    }

    private Configuration limited() {
        return CONFIGURATION.setEvaluationListeners(new ResultLimit(text));
    }

    @Override
    public boolean isDefinite() {
        return compiled.isDefinite();
    }

    private static boolean callsFunction(String text) {
        for (int at = text.indexOf('(', 1); at > 0; at = text.indexOf('(', at + 1)) {
            if (Character.isLetterOrDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    private static int deepScans(String text) {
        int scans = 0;
        for (int at = text.indexOf(".."); at >= 0; at = text.indexOf("..", at + 2)) {
            scans++;
        }
        return scans;
    }

    /** Counts what one evaluation finds. Confined to that evaluation. */
    private static final class ResultLimit implements EvaluationListener {
        private final String text;
        private int found;

        ResultLimit(String text) {
            this.text = text;
        }

        @Override
        public EvaluationContinuation resultFound(FoundResult result) {
            if (++found > RESULTS_MAX) {
                throw EvaluationFailure.runtime("The path '" + text + "' selects more than " + RESULTS_MAX + " nodes");
            }
            return EvaluationContinuation.CONTINUE;
        }
    }
}
