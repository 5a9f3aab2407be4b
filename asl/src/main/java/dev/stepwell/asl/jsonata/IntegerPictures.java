package dev.stepwell.asl.jsonata;

import com.dashjoin.jsonata.Functions;
import com.dashjoin.jsonata.utils.DateTimeUtils;
import java.text.ParseException;
import org.jspecify.annotations.Nullable;

/** Whole numbers as pictures describe them: digits, letters, Roman numerals, words. Pure. */
final class IntegerPictures {
    /** Beyond this a double no longer holds every whole number, and the evaluator's long arithmetic misleads. */
    private static final double EXACT_MAX = 1L << 53;

    /** A Roman number is written by one call for each of its letters. */
    private static final double ROMAN_MAX = 1_000_000;

    private static final int LETTERS = 26;
    private static final int PICTURE_CHARS_MAX = 2_000;
    private static final int CHARS_PER_WORK_SHIFT = 3;

    private IntegerPictures() {}

    static @Nullable Object format(Arguments arguments) {
        Number value = arguments.number(0);
        String picture = arguments.text(1);
        if (value == null || picture == null) {
            return null;
        }
        checkPicture(picture);
        double whole = Math.floor(value.doubleValue());
        if (Math.abs(whole) > EXACT_MAX && isLowerCaseWords(picture)) {
            return NumberWords.write(whole, picture.contains(";o"));
        }
        String form = form(picture);
        if (form.equalsIgnoreCase("I") && Math.abs(whole) > ROMAN_MAX) {
            throw Budget.tooDeep();
        }
        if (form.equalsIgnoreCase("A") && Math.abs(whole) > Integer.MAX_VALUE) {
            return letters(whole, form.charAt(0));
        }
        return DateTimeUtils.formatInteger((long) whole, picture);
    }

    /** The number in the digits A to Z, which count from one. */
    private static String letters(double value, char first) {
        StringBuilder letters = new StringBuilder();
        for (double rest = Math.abs(value); rest > 0; rest = Math.floor((rest - 1) / LETTERS)) {
            letters.append((char) (first + (int) ((rest - 1) % LETTERS)));
        }
        return (value < 0 ? "-" : "") + letters.reverse();
    }

    private static void checkPicture(String picture) {
        if (picture.length() > PICTURE_CHARS_MAX) {
            throw Budget.tooHeavy();
        }
        Evaluation.spend(picture.length() >> 1);
    }

    private static String form(String picture) {
        return picture.contains(";") ? picture.substring(0, picture.indexOf(';')) : picture;
    }

    private static boolean isLowerCaseWords(String picture) {
        return picture.equals("w") || picture.startsWith("w;");
    }

    static @Nullable Object parse(Arguments arguments) {
        String text = arguments.text(0);
        String picture = arguments.text(1);
        if (text == null || picture == null) {
            return null;
        }
        checkPicture(picture);
        Evaluation.spend(text.length() >> CHARS_PER_WORK_SHIFT);
        String form = form(picture);
        if (form.equalsIgnoreCase("w")) {
            return NumberWords.read(text);
        }
        int digit = firstDigit(form);
        if (digit >= 0) {
            return decimal(text);
        }
        try {
            Number parsed = Functions.parseInteger(text, picture);
            return parsed == null ? Double.NaN : parsed;
        } catch (ParseException unsupported) {
            throw QueryError.coded("D3130", String.valueOf(unsupported.getMessage()));
        }
    }

    private static int firstDigit(String picture) {
        for (int at = 0; at < picture.length(); at++) {
            if (Character.isDigit(picture.charAt(at))) {
                return at;
            }
        }
        return -1;
    }

    /** The digits of a text, of whatever script, without what groups them. */
    private static double decimal(String text) {
        StringBuilder digits = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char ch = text.charAt(at);
            if (Character.isDigit(ch)) {
                digits.append(Character.digit(ch, 10));
            } else if (ch == '-' && digits.isEmpty()) {
                digits.append(ch);
            } else if (Character.isLetter(ch)) {
                break;
            }
        }
        boolean none = digits.isEmpty() || digits.toString().equals("-");
        return none ? Double.NaN : Double.parseDouble(digits.toString());
    }
}
