package dev.stepwell.asl.jsonata;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an expression refers to, found at compile time. Immutable.
 *
 * @param variables free variables, without the dollar sign; those are bound for an evaluation
 * @param reads those of the free variables that are not merely functions handed over by name
 * @param called names that only appear as called functions
 * @param statesMembers members of {@code $states} that are read by name
 * @param usesStates whether {@code $states} appears at all
 * @param topLevel names (and {@code $}) that would be read from the top-level context, which does not exist
 * @param usesRoot whether {@code $$} appears
 * @param path the steps of an expression that is nothing but a variable and names, else null
 * @param wildcards whether {@code *} appears as a step
 * @param longestArray members of the longest array that is written out
 * @param comparisons the operators among less and greater than that appear
 * @param regexes the regular expressions in order of appearance
 * @param rewritten the text for the evaluator: each regular expression is a variable of {@link #regexName}, each
 *     partial application a function, each operator of {@link Operators} a call
 */
record References(
        Set<String> variables,
        Set<String> reads,
        Set<String> called,
        Set<String> statesMembers,
        boolean usesStates,
        List<String> topLevel,
        boolean usesRoot,
        @Nullable List<String> path,
        boolean wildcards,
        int longestArray,
        Set<String> comparisons,
        List<String> regexes,
        String rewritten) {
    static final String STATES = "states";

    /** Begins the names of what is ours within an expression; no variable of a state machine can begin so. */
    static final String OURS = "\\";

    /** The variable that stands for the regular expression with this index. */
    static String regexName(int index) {
        return OURS + "regex" + index;
    }
}
