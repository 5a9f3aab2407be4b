package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.JException;
import com.dashjoin.jsonata.Jsonata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function of the query language with its name and signature. Subclass of the evaluator's own kind, so that it can be
 * passed around, partially applied and called like any other. Immutable, thread-safe.
 */
class BuiltIn extends Jsonata.JFunction {
    /** What the function does with validated arguments; undefined is null. */
    @FunctionalInterface
    interface Body {
        @Nullable
        Object apply(Arguments arguments);
    }

    private static final Map<String, String> TYPE_NAMES =
            Map.of("a", "arrays", "b", "booleans", "f", "functions", "n", "numbers", "o", "objects", "s", "strings");

    private final String name;
    private final SignatureParts parts;
    private final boolean wantsList;
    private final int arity;
    private final Body body;

    /**
     * @param signature in JSONata's notation
     * @param arity number of parameters, optional ones included
     */
    BuiltIn(String name, String signature, int arity, Body body) {
        super(name, signature, BuiltIn.class, null, "call");
        this.name = name;
        this.parts = SignatureParts.of(signature);
        this.wantsList = signature.startsWith("<a");
        this.arity = arity;
        this.body = body;
    }

    String name() {
        return name;
    }

    /** Calls a function value, whoever defined it. */
    static @Nullable Object invoke(Object function, List<@Nullable Object> arguments) {
        if (function instanceof BuiltIn builtIn) {
            return builtIn.call(null, (List<?>) builtIn.validate(arguments, null));
        }
        try {
            return Functions.funcApply(function, arguments);
        } catch (Error | JException expected) {
            throw expected;
        } catch (Throwable failure) {
            // The evaluator declares Throwable; what is not one of its own errors is wrapped here once.
            throw new IllegalStateException(failure);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // overrides a raw signature
    public @Nullable Object call(@Nullable Object input, List arguments) {
        Evaluation.current().budget().spendOnCall((List<?>) arguments);
        Object result = body.apply(new Arguments(name, (List<?>) arguments));
        return result instanceof Number number ? Values.number(number) : result;
    }

    @Override
    public Object validate(Object arguments, @Nullable Object context) {
        try {
            return super.validate(listsForNull((List<?>) arguments), context);
        } catch (JException mismatch) {
            throw reworded(mismatch, (List<?>) arguments);
        }
    }

    /** JSON null where a list is expected is a list of null; the evaluator takes it for undefined. */
    private List<?> listsForNull(List<?> arguments) {
        if (!wantsList || arguments.isEmpty() || !Values.NULL.equals(arguments.getFirst())) {
            return arguments;
        }
        List<@Nullable Object> lists = new ArrayList<>(arguments);
        lists.set(0, new ArrayList<>(List.of(Values.NULL)));
        return lists;
    }

    @Override
    public int getNumberOfArgs() {
        return arity;
    }

    /** The evaluator does not know which argument of which function it speaks of in these errors. */
    private JException reworded(JException mismatch, List<?> arguments) {
        return switch (mismatch.getError()) {
            case "T0411" ->
                QueryError.coded(
                        "T0411",
                        "Context value is not a compatible type with argument " + mismatch.getExpected()
                                + " of function \"" + name + "\"");
            case "T0412" ->
                QueryError.coded(
                        "T0412",
                        "Argument 1 of function \"" + name + "\" must be an array of \""
                                + TYPE_NAMES.getOrDefault(String.valueOf(mismatch.getExpected()), "values") + "\"");
            case "T0410" -> Arguments.mismatch(name, parts.misfit(arguments));
            default -> mismatch;
        };
    }
}
