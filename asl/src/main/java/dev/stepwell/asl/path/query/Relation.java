package dev.stepwell.asl.path.query;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** How two values of a filter may be related. A missing node stands for a value that is not there. */
enum Relation {
    EQUAL("=="),
    SAME("==="),
    UNEQUAL("!="),
    NOT_SAME("!=="),
    LESS("<"),
    AT_MOST("<="),
    GREATER(">"),
    AT_LEAST(">="),
    MATCHES("=~"),
    IN("in"),
    NOT_IN("nin"),
    CONTAINS("contains"),
    ALL("all"),
    SIZE("size"),
    EMPTY("empty"),
    SUBSET_OF("subsetof"),
    ANY_OF("anyof"),
    NONE_OF("noneof");

    private static final Map<String, Relation> BY_SYMBOL =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(r -> r.symbol, Function.identity()));

    private final String symbol;

    Relation(String symbol) {
        this.symbol = symbol;
    }

    /** Words may be written in any case. */
    static @Nullable Relation named(String symbol) {
        return BY_SYMBOL.get(symbol.toLowerCase(Locale.ROOT));
    }

    /** Whether the relation holds; regular expressions are matched by {@link Test.Matching} instead. */
    boolean holds(JsonNode left, JsonNode right, Comparing comparing) {
        return switch (this) {
            case EQUAL -> comparing.equal(left, right);
            case UNEQUAL -> !comparing.equal(left, right);
            case SAME -> left.getNodeType() == right.getNodeType() && comparing.equal(left, right);
            case NOT_SAME -> left.getNodeType() != right.getNodeType() || !comparing.equal(left, right);
            case LESS -> comparing.areOrdered(left, right) && comparing.order(left, right) < 0;
            case AT_MOST -> comparing.areOrdered(left, right) && comparing.order(left, right) <= 0;
            case GREATER -> comparing.areOrdered(left, right) && comparing.order(left, right) > 0;
            case AT_LEAST -> comparing.areOrdered(left, right) && comparing.order(left, right) >= 0;
            case MATCHES -> false;
            case IN -> comparing.isIn(left, right);
            case NOT_IN -> !comparing.isIn(left, right);
            case CONTAINS -> comparing.contains(left, right);
            case ALL -> left.isContainer() && (!left.isArray() || comparing.allIn(right, left));
            case SIZE ->
                right.isNumber() && comparing.size(left) == right.decimalValue().intValue();
            case EMPTY -> right.isBoolean() && comparing.isEmpty(left, right.booleanValue());
            case SUBSET_OF -> left.isArray() && comparing.allIn(left, right);
            case ANY_OF -> comparing.anyIn(left, right);
            case NONE_OF -> left.isArray() && right.isArray() && !comparing.anyIn(left, right);
        };
    }
}
