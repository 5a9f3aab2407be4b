package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Jsonata;
import dev.stepwell.asl.expression.Frame;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A parsed text of the query language with its functions bound; the evaluator behind it is shared. Immutable. */
final class Query {
    private static final Set<String> WORDED_HERE = Set.of("S0102", "S0106");

    private final References references;
    private final Jsonata parsed;

    private Query(References references, Jsonata parsed) {
        this.references = references;
        this.parsed = parsed;
    }

    /**
     * Parses a text.
     *
     * @throws QueryFault for a syntax error
     */
    static Query parse(String text) {
        return guarded(() -> parseUnguarded(text));
    }

    private static Query parseUnguarded(String text) {
        References references = scan(text);
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

    private static References scan(String text) {
        try {
            return ReferenceScanner.scan(text);
        } catch (QueryError refused) {
            // The evaluator's own parser words nearly all syntax errors as AWS does, so it is asked first.
            if (!WORDED_HERE.contains(String.valueOf(refused.getError()))) {
                Jsonata.jsonata(text);
            }
            throw refused;
        }
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
     * @throws QueryFault when the evaluation raises an error
     */
    @Nullable
    Object evaluate(@Nullable Object context, Frame frame, StatesScope scope) {
        return guarded(() -> evaluateUnguarded(context, frame, scope));
    }

    /** The one place where the evaluator is called: it throws exceptions of all kinds, and may fill the stack. */
    private static <T extends @Nullable Object> T guarded(Supplier<T> call) {
        try {
            return call.get();
        } catch (RuntimeException | StackOverflowError failure) {
            throw new QueryFault(failure);
        } catch (OutOfMemoryError full) {
            // What was being made is garbage by now. Others may meet the same, but this one asked for too much.
            QueryFault fault = new QueryFault(Budget.tooHeavy());
            fault.addSuppressed(full);
            throw fault;
        }
    }

    private @Nullable Object evaluateUnguarded(@Nullable Object context, Frame frame, StatesScope scope) {
        Budget budget = new Budget(new Copying(references.longestArray(), references.wildcards()));
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
