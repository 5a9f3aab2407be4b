package dev.stepwell.engine;

/** The rule for the characters of names of machines, executions and activities. Stateless. */
public final class Name {
    private static final String FORBIDDEN = "<>{}[]?*\"#%\\^|~`$&,;:/";

    /** The longest name, in UTF-16 code units. */
    public static final int LENGTH_MAX = 80;

    private static final int DELETE = 0x7F;
    private static final int LAST_CONTROL = 0x9F;
    private static final int NONCHARACTER = 0xFFFE;
    private static final int LAST_NONCHARACTER = 0xFFFF;

    private Name() {}

    /**
     * Answers {@code name} itself, whatever its length is.
     *
     * @throws Refused InvalidName
     */
    public static String checked(String name) {
        if (!name.codePoints().allMatch(Name::isAllowed)) {
            throw new Refused("InvalidName", "Invalid Name: '" + name + "'");
        }
        return name;
    }

    private static boolean isAllowed(int c) {
        if (c < DELETE) {
            return c > ' ' && FORBIDDEN.indexOf(c) < 0;
        }
        return c > LAST_CONTROL
                && !Character.isWhitespace(c)
                && !Character.isSpaceChar(c)
                && Character.getType(c) != Character.SURROGATE
                && (c < NONCHARACTER || c > LAST_NONCHARACTER)
                && c != Character.MAX_CODE_POINT;
    }
}
