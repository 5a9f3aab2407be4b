package dev.stepwell.asl.expression;

/**
 * Counts the work of the JSONPath expressions and intrinsic functions of a state, so that none of them can hold its
 * thread or fill the heap. One unit is one value looked at, or one character that a regular expression looks at.
 * Confined to one evaluation.
 */
public final class Work {
    /** Most units that the expressions of a state may take together: about a tenth of a second. */
    public static final int UNITS_MAX = 4_000_000;

    /** Most characters of text that the functions of a state may make together; more than any payload may hold. */
    public static final int CHARACTERS_MAX = 32 * 1024 * 1024;

    private long units;
    private long characters;

    /**
     * Counts work that is about to be done.
     *
     * @throws EvaluationFailure States.Runtime, beyond {@link #UNITS_MAX}
     */
    public void spend(long more) {
        units += more;
        if (units > UNITS_MAX) {
            throw EvaluationFailure.runtime(
                    "The expressions of the state take more than the limit of " + UNITS_MAX + " steps.");
        }
    }

    /**
     * Counts text that has been made.
     *
     * @throws EvaluationFailure States.Runtime, beyond {@link #CHARACTERS_MAX}
     */
    public void make(int length) {
        characters += length;
        if (characters > CHARACTERS_MAX) {
            throw EvaluationFailure.runtime(
                    "The expressions of the state make more text than the limit of " + CHARACTERS_MAX + " characters.");
        }
    }

    /** Units so far. */
    public long units() {
        return units;
    }
}
