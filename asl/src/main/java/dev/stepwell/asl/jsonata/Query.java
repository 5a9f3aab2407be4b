package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import dev.stepwell.asl.expression.Frame;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A parsed text of the query language with its functions bound; the evaluator behind it is shared. Immutable. */
final class Query {
    private final References references;
    private final Jsonata parsed;

    private Query(References references, Jsonata parsed) {
        this.references = references;
        this.parsed = parsed;
    }

    /**
     * Parses a text.
     *
     * @throws QueryError for a syntax error found here
     * @throws com.dashjoin.jsonata.JException for a syntax error found by the evaluator's parser
     */
    static Query parse(String text) {
        References references = ReferenceScanner.scan(text);
        Jsonata parsed = Jsonata.jsonata(references.rewritten());
        parsed.setValidateInput(false);
        parsed.setOutputConvertNulls(false);
        // AWS has no $eval; an explicit undefined hides the evaluator's.
        parsed.assign("eval", null);
        bind(parsed, references.called());
        bind(parsed, references.variables());
        for (int index = 0; index < references.regexes().size(); index++) {
            String name = References.regexName(index);
            parsed.assign(name, Regex.compile(references.regexes().get(index), name));
        }
        return new Query(references, parsed);
    }

    private static void bind(Jsonata parsed, Set<String> names) {
        Map<String, BuiltIn> builtIns = BuiltIns.byName();
        for (String name : names) {
            BuiltIn builtIn = builtIns.get(name);
            if (builtIn != null) {
                parsed.assign(name, builtIn);
            }
        }
    }

    References references() {
        return references;
    }

    /**
     * Evaluates the query under a budget of its own.
     *
     * @param context the top-level context; Step Functions has none
     * @return null when the result is undefined
     */
    @Nullable
    Object evaluate(@Nullable Object context, Frame frame, StatesScope scope) {
        Budget budget = new Budget();
        Jsonata.Frame bindings = parsed.createFrame();
        budget.watch(bindings);
        for (String name : references.variables()) {
            JsonNode value = frame.variable(name);
            if (value != null) {
                bindings.bind(name, Values.fromJson(value));
            }
        }
        if (references.usesStates()) {
            bindings.bind(References.STATES, (Object) new StatesView(frame, scope));
        }
        Evaluation evaluation = new Evaluation(frame, budget);
        return ScopedValue.where(Evaluation.CURRENT, evaluation).call(() -> parsed.evaluate(context, bindings));
    }
}
