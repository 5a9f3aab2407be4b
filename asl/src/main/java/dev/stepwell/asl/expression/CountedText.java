package dev.stepwell.asl.expression;

/**
 * Text that counts how often a matcher of regular expressions looks at it, so that one that backtracks without end is
 * stopped. Confined to one evaluation.
 *
 * @param look called before each character that is looked at; what it throws ends the match
 */
public record CountedText(CharSequence text, Runnable look) implements CharSequence {
    @Override
    public int length() {
        return text.length();
    }

    @Override
    public char charAt(int index) {
        look.run();
        return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
